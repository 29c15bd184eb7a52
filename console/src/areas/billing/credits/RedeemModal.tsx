import { TextField } from "../../../shared/form/fields";
import { FormModal } from "../../../shared/form/FormModal";
import { all, atMost, needed } from "../../../shared/form/rules";
import { useForm } from "../../../shared/form/useForm";
import { redeem } from "./credits";

interface RedeemModalProps {
  redeemed: () => Promise<void>;
  dismiss: () => void;
}

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_RedeemCredits.html */
export default function RedeemModal({ redeemed, dismiss }: RedeemModalProps) {
  const form = useForm({ promoCode: "" }, { promoCode: all(needed("A code"), atMost(256)) });
  const send = async ({ promoCode }: { promoCode: string }) => {
    await redeem(promoCode);
    await redeemed();
  };
  return (
    <FormModal
      title="Redeem a credit"
      submitText="Redeem"
      form={form}
      onSubmit={() => form.submit(send)}
      onDismiss={dismiss}
    >
      <TextField
        form={form}
        name="promoCode"
        label="Promotion code"
        rule="As AWS has sent it. A code can be redeemed once."
      />
    </FormModal>
  );
}
