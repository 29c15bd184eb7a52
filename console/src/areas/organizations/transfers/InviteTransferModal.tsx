import { InviteOrganizationToTransferResponsibilityCommand } from "@aws-sdk/client-organizations";
import Select from "@cloudscape-design/components/select";
import { Field, TextField } from "../../../shared/form/fields";
import { FormModal } from "../../../shared/form/FormModal";
import { all, atMost, needed } from "../../../shared/form/rules";
import { useForm } from "../../../shared/form/useForm";
import { usePlaneNow } from "../../../shared/planeClock";
import { client } from "../reads";
import { monthsToBeginWith, monthText, startOf } from "./months";

interface InviteTransferModalProps {
  changed: (words: string) => Promise<void>;
  dismiss: () => void;
}

/** https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing-send-invitation.html */
export default function InviteTransferModal({ changed, dismiss }: InviteTransferModalProps) {
  const now = usePlaneNow();
  const form = useForm(
    { target: "", name: "", month: "", notes: "" },
    {
      target: needed("An account's id or address"),
      name: all(needed("A name"), atMost(50)),
      month: needed("A month"),
      notes: atMost(1024),
    },
  );
  const options = monthsToBeginWith(now).map((month) => ({ value: month, label: monthText(month) }));
  const invite = async ({ target, name, month, notes }: typeof form.values) => {
    await client().send(
      new InviteOrganizationToTransferResponsibilityCommand({
        Type: "BILLING",
        Target: { Type: target.includes("@") ? "EMAIL" : "ACCOUNT", Id: target },
        SourceName: name,
        StartTimestamp: startOf(month),
        Notes: notes || undefined,
      }),
    );
    await changed("The offer is sent. It is answered, or canceled, among the invitations.");
  };
  return (
    <FormModal
      title="Offer to pay another organization's bill"
      submitText="Send the offer"
      form={form}
      onSubmit={() => form.submit(invite)}
      onDismiss={dismiss}
    >
      <TextField
        form={form}
        name="target"
        label="Its management account"
        rule="Twelve digits, or the e-mail address of its root user."
      />
      <TextField form={form} name="name" label="Name" rule="1 to 50 characters; how it is called here." />
      <Field
        form={form}
        name="month"
        label="From"
        rule="The first day of one of the next two months, in UTC. It is answered a day before."
      >
        <Select
          selectedOption={options.find((option) => option.value === form.values.month) ?? null}
          options={options}
          placeholder="Choose a month"
          expandToViewport
          onChange={({ detail }) => form.set("month", detail.selectedOption.value ?? "")}
        />
      </Field>
      <TextField form={form} name="notes" label="Message (optional)" rule="At most 1,024 characters." />
    </FormModal>
  );
}
