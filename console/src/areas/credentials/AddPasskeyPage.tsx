import Alert from "@cloudscape-design/components/alert";
import { useNavigate } from "react-router-dom";
import { FormCard } from "../../shared/form/FormCard";
import { createPasskey, passkeyRefusal, passkeysWork } from "../../shared/passkey";
import { finishPasskeyRegistration, startPasskeyRegistration } from "../../shared/portal/session";
import { PageFrame } from "../../shared/ui/PageFrame";
import { DeviceNameField, useDeviceNameForm } from "./DeviceNameField";
import { ABOVE } from "./above";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable_fido.html */
export default function AddPasskeyPage() {
  const navigate = useNavigate();
  const form = useDeviceNameForm("passkey");
  const register = async ({ name }: { name: string }) => {
    const { options } = await startPasskeyRegistration();
    try {
      await finishPasskeyRegistration({ name, credential: await createPasskey(options) });
    } catch (error) {
      const words = passkeyRefusal(error);
      throw words === undefined ? error : new Error(words);
    }
    navigate("/console/credentials");
  };
  return (
    <PageFrame title="Add a passkey or security key" above={ABOVE}>
      {!passkeysWork() && (
        <Alert type="warning">
          This browser offers no passkeys on this page. They need https, or the name localhost.
        </Alert>
      )}
      <FormCard
        title="Name the passkey"
        description="Then your browser asks where to keep it, or for a touch on the security key."
        submitText="Register"
        form={form}
        onSubmit={() => void form.submit(register)}
        onCancel={() => navigate("/console/credentials")}
      >
        <DeviceNameField form={form} />
      </FormCard>
    </PageFrame>
  );
}
