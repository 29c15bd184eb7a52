import Alert from "@cloudscape-design/components/alert";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { Route, Routes, useSearchParams } from "react-router-dom";
import { PublicFrame } from "../../shell/PublicFrame";
import { type SignInName, type SignInOutput, startSignIn } from "../../shared/portal/signIn";
import { destinationOf, FlowContext } from "./flow";
import { ForgottenPassword } from "./ForgottenPassword";
import { MfaDueStep } from "./MfaDueStep";
import { MfaStep } from "./MfaStep";
import { EnrolStep } from "./EnrolStep";
import { NewPasswordStep } from "./NewPasswordStep";
import { PasswordStep } from "./PasswordStep";
import { WhoStep } from "./WhoStep";

export default function SignInPage() {
  return (
    <PublicFrame title="Sign in">
      <Routes>
        <Route index element={<SignIn />} />
        <Route path="forgotten" element={<ForgottenPassword />} />
        <Route path="*" element={<SignIn />} />
      </Routes>
    </PublicFrame>
  );
}

/** Why somebody is here who did not ask to sign in. */
function noticeOf(parameters: URLSearchParams): string | undefined {
  if (parameters.has("signed-out")) return "You are signed out.";
  switch (parameters.get("link")) {
    case "over":
      return "The link that you followed opens nothing any more. Ask for a new one where you had it from.";
    case "elsewhere":
      return "The link that you followed leads to another site, and was not opened. Tell who gave it to you.";
    default:
      return undefined;
  }
}

/** From a name to a session; each answer of the plane says which page is next. */
function SignIn() {
  const [parameters] = useSearchParams();
  const [name, setName] = useState<SignInName>();
  const [output, setOutput] = useState<SignInOutput>();
  const [notice, setNotice] = useState(noticeOf(parameters));
  const [turn, setTurn] = useState(0);
  const take = (next: SignInOutput) => {
    // A new document: what the last session left in memory is gone.
    if (next.nextStep === "SIGNED_IN" && next.mfaDueAt === undefined) {
      location.assign(destinationOf(parameters));
    }
    setNotice(undefined);
    setOutput(next);
  };
  const begin = async (next: SignInName) => {
    take(await startSignIn(next));
    setName(next);
  };
  const beginAgain = async (why: string) => {
    await begin(name!);
    setTurn((before) => before + 1);
    setNotice(why);
  };
  return (
    <SpaceBetween size="l">
      {notice !== undefined && (
        <div role="status">
          <Alert type="info">{notice}</Alert>
        </div>
      )}
      {name === undefined || output === undefined ? (
        <WhoStep typed={name} begin={begin} />
      ) : (
        <FlowContext.Provider value={{ name, take, leave: () => setOutput(undefined), beginAgain }}>
          <Step key={turn} output={output} destination={destinationOf(parameters)} />
        </FlowContext.Provider>
      )}
    </SpaceBetween>
  );
}

function Step({ output, destination }: { output: SignInOutput; destination: string }) {
  switch (output.nextStep) {
    case "PASSWORD":
      return <PasswordStep />;
    case "MFA_CODE":
      return <MfaStep kinds={output.mfaKinds ?? ["TOTP"]} />;
    case "CHANGE_PASSWORD":
      return <NewPasswordStep />;
    case "ENROLL_MFA":
      return <EnrolStep />;
    case "SIGNED_IN":
      return output.mfaDueAt === undefined ? null : (
        <MfaDueStep dueAt={output.mfaDueAt} destination={destination} />
      );
  }
}
