import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Icon from "@cloudscape-design/components/icon";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { usePlaneNow } from "../../../shared/planeClock";
import { useSession } from "../../../shared/session";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { Time } from "../../../shared/ui/Time";
import { useLoad } from "../../../shared/useLoad";
import { readReport } from "../account/credentialReport";
import { type Advice, adviceOnAccount, adviceOnUsers, type Summary } from "./advice";

interface AdviceCardProps {
  summary: Summary;
  hasPasswordPolicy: boolean;
}

/** What stands against AWS's security advice. */
export function AdviceCard({ summary, hasPasswordPolicy }: AdviceCardProps) {
  const { isRoot } = useSession();
  const now = usePlaneNow();
  const report = useLoad(readReport);
  const advice = [
    ...adviceOnAccount(summary, hasPasswordPolicy, isRoot),
    ...(report.data === undefined ? [] : adviceOnUsers(report.data, now)),
  ];
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            report.data && (
              <>
                What is said of users is as of <Time at={report.data.generatedAt} />: AWS makes a new
                credential report every four hours.
              </>
            )
          }
        >
          Security advice
        </Header>
      }
    >
      <SpaceBetween size="s">
        <ul className="gw-checklist">
          {advice.map((item) => (
            <AdviceRow key={item.title} advice={item} />
          ))}
        </ul>
        {report.data === undefined && report.busy && (
          <StatusIndicator type="loading">Reading the credential report</StatusIndicator>
        )}
        <ErrorBox error={report.error} retry={() => void report.reload()} />
      </SpaceBetween>
    </Container>
  );
}

function AdviceRow({ advice }: { advice: Advice }) {
  return (
    <li>
      <span>
        <Icon
          name={advice.so ? "status-positive" : "status-warning"}
          variant={advice.so ? "success" : "warning"}
          ariaLabel={advice.so ? "As advised:" : "Against the advice:"}
        />{" "}
        {advice.title}
      </span>
      <span>{advice.words}</span>
      <span>
        {!advice.so && (
          <Link href={advice.href} ariaLabel={`See: ${advice.title}`}>
            See
          </Link>
        )}
      </span>
    </li>
  );
}
