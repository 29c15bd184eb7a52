import { TextField } from "../../shared/form/fields";
import { all, atMost, matches, needed } from "../../shared/form/rules";
import { type Form, useForm } from "../../shared/form/useForm";

interface DeviceName {
  name: string;
}

/** As IAM takes names of MFA devices. */
export function useDeviceNameForm(name: string): Form<DeviceName> {
  return useForm(
    { name },
    {
      name: all(
        needed("A name"),
        atMost(128),
        matches(/^[\w+=,.@-]+$/, "Letters, digits and the signs + = , . @ _ - alone."),
      ),
    },
  );
}

export function DeviceNameField({ form }: { form: Form<DeviceName> }) {
  return (
    <TextField
      form={form}
      name="name"
      label="Device name"
      rule="1 to 128 letters, digits and the signs + = , . @ _ -. It cannot be changed."
      autoFocus
    />
  );
}
