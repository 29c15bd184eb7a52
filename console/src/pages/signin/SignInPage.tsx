import Alert from "@cloudscape-design/components/alert";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { Route, Routes, useSearchParams } from "react-router-dom";
import { PublicFrame } from "../../shell/PublicFrame";
import type { SignInOutput } from "../../shared/portal/signIn";
import { destinationOf, FlowContext, type Who } from "./flow";
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

/** From a name to a session; each answer of the plane says which page is next. */
function SignIn() {
  const [parameters] = useSearchParams();
  const [who, setWho] = useState<Who>();
  const [output, setOutput] = useState<SignInOutput>();
  const [notice, setNotice] = useState(parameters.has("signed-out") ? "You are signed out." : undefined);
  const take = (next: SignInOutput) => {
    // A new document: what the last session left in memory is gone.
    if (next.nextStep === "SIGNED_IN" && next.mfaDueAt === undefined) {
      location.assign(destinationOf(parameters));
    }
    setOutput(next);
  };
  const startAgain = (why?: string) => {
    setOutput(undefined);
    setNotice(why);
  };
  if (who === undefined || output === undefined) {
    return (
      <SpaceBetween size="l">
        {notice !== undefined && (
          <div role="status">
            <Alert type="info">{notice}</Alert>
          </div>
        )}
        <WhoStep
          started={(whose, next) => {
            setWho(whose);
            setNotice(undefined);
            take(next);
          }}
        />
      </SpaceBetween>
    );
  }
  return (
    <FlowContext.Provider value={{ who, take, startAgain }}>
      {output.nextStep === "PASSWORD" && <PasswordStep />}
      {output.nextStep === "MFA_CODE" && <MfaStep kinds={output.mfaKinds ?? ["TOTP"]} />}
      {output.nextStep === "CHANGE_PASSWORD" && <NewPasswordStep />}
      {output.nextStep === "ENROLL_MFA" && <EnrolStep />}
      {output.nextStep === "SIGNED_IN" && output.mfaDueAt !== undefined && (
        <MfaDueStep dueAt={output.mfaDueAt} destination={destinationOf(parameters)} />
      )}
    </FlowContext.Provider>
  );
}
