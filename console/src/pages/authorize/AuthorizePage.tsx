import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Spinner from "@cloudscape-design/components/spinner";
import { Navigate, useLocation, useNavigate, useSearchParams } from "react-router-dom";
import { PublicFrame } from "../../shell/PublicFrame";
import { SessionEnd } from "../../shell/SessionEnd";
import { isSessionEnd } from "../../shared/errors";
import { OtherIdentity } from "../../shared/portal/heldSession";
import { getSession, type Session } from "../../shared/portal/session";
import { authorizeClient, type ClientAuthorization } from "../../shared/portal/signIn";
import { ErrorBox } from "../../shared/ui/ErrorBox";
import { groupedAccountId } from "../../shared/ui/numbers";
import { useAction } from "../../shared/useAction";
import { useLoad } from "../../shared/useLoad";

const NEEDED = ["client_id", "redirect_uri", "code_challenge", "code_challenge_method", "state", "scope"];

/**
 * The page that `aws login` opens:
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sign-in.html. Who is signed in decides
 * whether the command gets this session's credentials.
 */
export default function AuthorizePage() {
  const { pathname, search } = useLocation();
  const [parameters] = useSearchParams();
  const missing = NEEDED.filter((name) => !parameters.has(name));
  const session = useLoad(getSession);
  if (isSessionEnd(session.error) && !(session.error instanceof OtherIdentity)) {
    return <Navigate replace to={`/signin?to=${encodeURIComponent(pathname + search)}`} />;
  }
  return (
    <PublicFrame title="Sign in for the AWS CLI">
      <SessionEnd cameByLink={false} />
      {missing.length > 0 ? (
        <SpaceBetween size="l">
          <Box variant="h1">This address is not complete</Box>
          <Alert type="error">
            It lacks {missing.join(", ")}. Run `aws login` again and open the address that it prints.
          </Alert>
        </SpaceBetween>
      ) : session.data === undefined ? (
        session.busy ? (
          <Spinner size="large" />
        ) : (
          <ErrorBox error={session.error} retry={() => void session.reload()} />
        )
      ) : (
        <Question session={session.data} authorization={authorizationOf(parameters)} />
      )}
    </PublicFrame>
  );
}

function authorizationOf(parameters: URLSearchParams): ClientAuthorization {
  const of = (name: string) => parameters.get(name) ?? "";
  return {
    clientId: of("client_id"),
    redirectUri: of("redirect_uri"),
    codeChallenge: of("code_challenge"),
    codeChallengeMethod: of("code_challenge_method"),
    state: of("state"),
    scope: of("scope"),
  };
}

function Question({ session, authorization }: { session: Session; authorization: ClientAuthorization }) {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const sameDevice = authorization.clientId.endsWith("/same-device");
  const allow = useAction(async () => {
    const { code, state, redirectUri } = await authorizeClient(authorization);
    if (sameDevice) {
      const url = new URL(redirectUri);
      url.searchParams.set("code", code);
      url.searchParams.set("state", state);
      location.assign(url);
    } else {
      // In memory, not in the address: nothing keeps the code but this page.
      navigate("/v1/sessions/confirmation", { replace: true, state: { code, state } });
    }
  });
  const other = `/signin?to=${encodeURIComponent(pathname + search)}`;
  return (
    <Container header={<Header variant="h1">Give the AWS CLI this session?</Header>}>
      <SpaceBetween size="l">
        <ErrorBox error={allow.error} />
        <Box variant="p">
          A program {sameDevice ? "on this machine" : "on another machine"} asks to act as you. Go on only if
          you have just run <code>aws login</code> yourself.
        </Box>
        <Box>
          <Box variant="awsui-key-label">You are signed in as</Box>
          <div className="gw-mono">{session.arn}</div>
          <div>
            {session.accountName} ({groupedAccountId(session.accountId)})
          </div>
        </Box>
        <SpaceBetween size="xs" direction="horizontal">
          <Button variant="primary" loading={allow.busy} onClick={() => void allow.run()}>
            Continue with this session
          </Button>
          <Button href={other}>Sign in as somebody else</Button>
        </SpaceBetween>
      </SpaceBetween>
    </Container>
  );
}
