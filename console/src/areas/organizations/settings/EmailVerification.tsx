import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import { TextField } from "../../../shared/form/fields";
import { FormCard } from "../../../shared/form/FormCard";
import { all, matches, needed } from "../../../shared/form/rules";
import { useForm } from "../../../shared/form/useForm";
import {
  getOrganizationEmail,
  sendOrganizationEmailCode,
  verifyOrganizationEmail,
} from "../../../shared/portal/session";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { Time } from "../../../shared/ui/Time";
import { useAction } from "../../../shared/useAction";
import { useLoad } from "../../../shared/useLoad";
import { useOrganization } from "../organization";

/**
 * Before the management account's address is verified, no account can be invited:
 * https://docs.aws.amazon.com/organizations/latest/userguide/about-email-verification.html
 */
export function EmailVerification({ done }: { done: (words: string) => void }) {
  const { organization } = useOrganization();
  const address = useLoad(getOrganizationEmail);
  const verifiedAt = address.data?.verifiedAt;
  const [entering, setEntering] = useState(false);
  const send = useAction(async () => {
    await sendOrganizationEmailCode();
    setEntering(true);
    done(`A code was mailed to ${organization?.MasterAccountEmail}.`);
  });
  const form = useForm(
    { code: "" },
    { code: all(needed("The code"), matches(/^[a-z0-9]+$/, "Small letters and digits, as in the mail.")) },
  );
  const verify = async ({ code }: { code: string }) => {
    const { problem, organizationId } = await verifyOrganizationEmail(code.trim());
    if (problem !== undefined) return form.blame("code", problem.message);
    if (organizationId !== organization?.Id) {
      return form.blame("code", `It was the code of another organization, ${organizationId}.`);
    }
    await address.reload();
    form.reset({ code: "" });
    setEntering(false);
    done("The address is verified; accounts can be invited.");
  };
  if (entering) {
    return (
      <FormCard
        title="Verify the management account's e-mail address"
        submitText="Verify"
        form={form}
        onSubmit={() => void form.submit(verify)}
        onCancel={() => setEntering(false)}
      >
        <TextField
          form={form}
          name="code"
          label="Verification code"
          rule="From the newest mail; it is good for 24 hours."
          autoComplete="one-time-code"
          autoFocus
        />
        <Link href="/mail" external>
          Open the mailbox
        </Link>
      </FormCard>
    );
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Accounts can be invited once the code that was mailed is entered."
          actions={
            verifiedAt === undefined && (
              <SpaceBetween direction="horizontal" size="xs">
                <Button onClick={() => setEntering(true)}>Enter the code</Button>
                <Button loading={send.busy} onClick={() => void send.run()}>
                  Send another code
                </Button>
              </SpaceBetween>
            )
          }
        >
          Management account&rsquo;s e-mail address
        </Header>
      }
    >
      <ErrorBox error={address.error ?? send.error} />
      <span className="gw-mono">{organization?.MasterAccountEmail}</span>{" "}
      {verifiedAt !== undefined && (
        <StatusIndicator type="success">
          Verified <Time at={verifiedAt} />
        </StatusIndicator>
      )}
    </Container>
  );
}
