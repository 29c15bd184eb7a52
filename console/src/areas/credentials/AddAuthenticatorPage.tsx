import {
  CreateVirtualMFADeviceCommand,
  DeleteVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  IAMClient,
  type VirtualMFADevice,
} from "@aws-sdk/client-iam";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { clientOf } from "../../shared/aws/clients";
import { CodeField } from "../../shared/form/fields";
import { FormCard } from "../../shared/form/FormCard";
import { sixDigits } from "../../shared/form/rules";
import { useForm } from "../../shared/form/useForm";
import { useSession } from "../../shared/session";
import { Authenticator } from "../../shared/ui/Authenticator";
import { PageFrame } from "../../shared/ui/PageFrame";
import { DeviceNameField, useDeviceNameForm } from "./DeviceNameField";
import { ABOVE } from "./above";
import { ownName } from "../../shared/iam/mfa";

/** First the name, which makes the device; then two codes, which show that the app has it. */
export default function AddAuthenticatorPage() {
  const [device, setDevice] = useState<VirtualMFADevice>();
  return (
    <PageFrame title="Add an authenticator app" above={ABOVE}>
      {device === undefined ? <NameForm made={setDevice} /> : <CodesForm device={device} />}
    </PageFrame>
  );
}

function NameForm({ made }: { made: (device: VirtualMFADevice) => void }) {
  const session = useSession();
  const navigate = useNavigate();
  const name = session.isRoot ? "root-account-mfa-device" : (session.userName ?? "");
  const form = useDeviceNameForm(name);
  const make = async (values: { name: string }) => {
    const command = new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: values.name });
    made((await clientOf(IAMClient).send(command)).VirtualMFADevice!);
  };
  return (
    <FormCard
      title="Name the device"
      submitText="Next"
      form={form}
      onSubmit={() => void form.submit(make)}
      onCancel={() => navigate("/console/credentials")}
    >
      <DeviceNameField form={form} />
    </FormCard>
  );
}

function CodesForm({ device }: { device: VirtualMFADevice }) {
  const session = useSession();
  const navigate = useNavigate();
  const form = useForm(
    { code1: "", code2: "" },
    {
      code1: sixDigits,
      code2: (value, values) =>
        sixDigits(value) ??
        (value === values.code1 ? "Wait for the next code: it must be another one." : undefined),
    },
  );
  const enable = async (values: { code1: string; code2: string }) => {
    await clientOf(IAMClient).send(
      new EnableMFADeviceCommand({
        UserName: ownName(session),
        SerialNumber: device.SerialNumber,
        AuthenticationCode1: values.code1,
        AuthenticationCode2: values.code2,
      }),
    );
    navigate("/console/credentials");
  };
  const cancel = () => {
    // Nobody could use it: its secret is shown here and never again.
    const command = new DeleteVirtualMFADeviceCommand({ SerialNumber: device.SerialNumber });
    void clientOf(IAMClient)
      .send(command)
      .finally(() => navigate("/console/credentials"));
  };
  return (
    <FormCard
      title="Set it up"
      description="Two codes that follow each other show that the app has the key."
      submitText="Add MFA"
      form={form}
      onSubmit={() => void form.submit(enable)}
      onCancel={cancel}
    >
      <Authenticator
        qrPng={base64(device.QRCodePNG!)}
        secret={new TextDecoder().decode(device.Base32StringSeed)}
      />
      <CodeField form={form} name="code1" label="MFA code 1" rule="The code that the app shows now." />
      <CodeField form={form} name="code2" label="MFA code 2" rule="The one that follows, after 30 seconds." />
    </FormCard>
  );
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
