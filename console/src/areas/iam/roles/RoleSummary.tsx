import type { Role } from "@aws-sdk/client-iam";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import { durationText } from "../../../shared/ui/Remaining";
import { Time } from "../../../shared/ui/Time";
import { useLoad } from "../../../shared/useLoad";
import { isServiceLinked, readInstanceProfiles, roleKind, trustedText } from "./roles";

export function RoleSummary({ role }: { role: Role }) {
  const { LastUsedDate: usedAt, Region: region } = role.RoleLastUsed ?? {};
  const profiles = useLoad(() => readInstanceProfiles(role.RoleName!), [role.RoleName]);
  const description = isServiceLinked(role)
    ? "An AWS service has made it for itself: the service alone assumes it and says what it may do."
    : undefined;
  return (
    <Container
      header={
        <Header variant="h2" description={description}>
          Role
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        items={[
          { label: "ARN", value: <span className="gw-mono">{role.Arn}</span> },
          { label: "Description", value: <span className="gw-wrap">{role.Description || "–"}</span> },
          { label: "Trusted", value: <span className="gw-wrap">{trustedText(role)}</span> },
          { label: "Maximum session duration", value: durationText(role.MaxSessionDuration ?? 0) },
          {
            label: "Last used",
            value: usedAt ? (
              <>
                <Time at={usedAt} /> in {region}
              </>
            ) : (
              "Never"
            ),
          },
          { label: "Created", value: <Time at={role.CreateDate} /> },
          { label: "Kind", value: roleKind(role) },
          { label: "Path", value: <span className="gw-wrap">{role.Path}</span> },
          ...(profiles.data ?? []).map((profile) => ({
            label: "Instance profile",
            value: <span className="gw-mono">{profile.Arn}</span>,
          })),
        ]}
      />
    </Container>
  );
}
