import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { brandName, CardFields, cardOf, useCardForm } from "../../shared/payment/CardFields";
import { putSignUpPayment } from "../../shared/portal/signUp";
import { useSignUp, useWizard } from "./flow";
import { StepForm } from "./StepForm";

export function PaymentStep() {
  const signUp = useSignUp();
  const { goOn } = useWizard();
  const navigate = useNavigate();
  const [another, setAnother] = useState(signUp.payment === undefined);
  const form = useCardForm(signUp.contactInformation?.fullName);
  const save = async () => {
    if (!another) navigate("/signup/phone");
    else await form.submit(async (values) => goOn(await putSignUpPayment(cardOf(values)), "/signup/phone"));
  };
  return (
    <StepForm
      title="Billing information"
      description="AWS wants a payment method. Here only test cards are taken, and nothing is charged."
      submitText="Verify and continue"
      back="/signup/contact"
      busy={form.busy}
      error={form.error}
      onSubmit={() => void save()}
    >
      {signUp.payment !== undefined && !another ? (
        <Alert
          type="success"
          header={`${brandName(signUp.payment.brand)} ending in ${signUp.payment.lastFour}`}
          action={
            <Button formAction="none" onClick={() => setAnother(true)}>
              Use another card
            </Button>
          }
        >
          Of {signUp.payment.holderName}, valid until {signUp.payment.expiryMonth}/{signUp.payment.expiryYear}
          . The bill goes to the address of the contact information.
        </Alert>
      ) : (
        <CardFields form={form} />
      )}
    </StepForm>
  );
}
