import "./signup.css";
import Alert from "@cloudscape-design/components/alert";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Spinner from "@cloudscape-design/components/spinner";
import { useRef, useState, type ReactNode } from "react";
import { Navigate, Route, Routes, useLocation, useNavigate } from "react-router-dom";
import { PublicFrame } from "../../shell/PublicFrame";
import { orAbsent } from "../../shared/errors";
import { PortalError } from "../../shared/portal/client";
import { findSignUp, type SignUp, type SignUpOutput } from "../../shared/portal/signUp";
import { ErrorBox } from "../../shared/ui/ErrorBox";
import { useLoad } from "../../shared/useLoad";
import { ContactStep } from "./ContactStep";
import { DoneStep } from "./DoneStep";
import { Drafts, keyOf } from "./drafts";
import { duePath, isOpen, pageOf, useWizard, WizardContext } from "./flow";
import { PasswordStep } from "./PasswordStep";
import { PaymentStep } from "./PaymentStep";
import { PhoneStep } from "./PhoneStep";
import { PlanStep } from "./PlanStep";
import { Progress } from "./Progress";
import { StartStep } from "./StartStep";
import { SupportStep } from "./SupportStep";
import { VerifyStep } from "./VerifyStep";

/** The sign-up of this browser; nothing where none has begun, or none is there any more. */
const present = () => orAbsent(findSignUp(), "SignUpNotFoundException", "ValidationException");

const GONE = "This sign-up is not there any more: after a week it is given up. Begin again.";
const DONE_ELSEWHERE = "This step was finished in another tab.";
const anotherOne = ({ email }: SignUp) =>
  `In another tab another sign-up has begun, for ${email}. This page goes on with that one.`;

/** The sign-up; the plane keeps how far it has come, so that it can be left and come back to. */
export default function SignUpPage() {
  const navigate = useNavigate();
  const [notice, setNotice] = useState<string>();
  const latest = useRef<SignUpOutput>();
  const shown = useRef<SignUp>();
  const loaded = useLoad(async () => {
    const given = latest.current;
    latest.current = undefined;
    const { signUp } = given ?? (await present()) ?? {};
    const changed =
      given === undefined && shown.current !== undefined && keyOf(shown.current) !== keyOf(signUp);
    shown.current = signUp;
    if (changed) {
      setNotice(signUp === undefined ? GONE : anotherOne(signUp));
      navigate(signUp === undefined ? "/signup" : duePath(signUp));
    }
    return { signUp };
  });
  const title = pageOf(useLocation().pathname.split("/")[2] ?? "")?.title ?? "Sign up";
  if (loaded.data === undefined) {
    return (
      <PublicFrame title="Sign up">
        {loaded.busy ? (
          <Spinner size="large" />
        ) : (
          <ErrorBox error={loaded.error} retry={() => void loaded.reload()} />
        )}
      </PublicFrame>
    );
  }
  const { signUp } = loaded.data;
  const take = (output: SignUpOutput) => {
    latest.current = output;
    return loaded.reload();
  };
  const goOn = (output: SignUpOutput, path: string) => {
    setNotice(undefined);
    void take(output).then(() => navigate(path));
  };
  const overtaken = async (error: unknown) => {
    if (error instanceof PortalError && error.name === "SignUpStepException") setNotice(DONE_ELSEWHERE);
    await loaded.reload();
  };
  const key = keyOf(signUp);
  return (
    <WizardContext.Provider value={{ signUp, take, goOn, overtaken, drafts: new Drafts(key) }}>
      <PublicFrame title={title} wide>
        <div className="gw-wizard">
          <Progress />
          <SpaceBetween size="l">
            {notice !== undefined && (
              <div role="status">
                <Alert type="info">{notice}</Alert>
              </div>
            )}
            <Steps key={key} />
          </SpaceBetween>
        </div>
      </PublicFrame>
    </WizardContext.Provider>
  );
}

function Steps() {
  return (
    <Routes>
      <Route index element={<StartStep />} />
      <Route path="verify" element={step("verify", <VerifyStep />)} />
      <Route path="password" element={step("password", <PasswordStep />)} />
      <Route path="plan" element={step("plan", <PlanStep />)} />
      <Route path="contact" element={step("contact", <ContactStep />)} />
      <Route path="payment" element={step("payment", <PaymentStep />)} />
      <Route path="phone" element={step("phone", <PhoneStep />)} />
      <Route path="support" element={step("support", <SupportStep />)} />
      <Route path="done" element={<Done />} />
      <Route path="*" element={<Navigate replace to="/signup" />} />
    </Routes>
  );
}

const step = (path: string, children: ReactNode) => (
  <Guarded key={path} path={path}>
    {children}
  </Guarded>
);

/** A page that is not due yet, or not any more, leads to the one that is. */
function Guarded({ path, children }: { path: string; children: ReactNode }) {
  const { signUp } = useWizard();
  if (signUp === undefined) return <Navigate replace to="/signup" />;
  const page = pageOf(path);
  return page !== undefined && isOpen(page, signUp) ? children : <Navigate replace to={duePath(signUp)} />;
}

function Done() {
  const { signUp } = useWizard();
  if (signUp === undefined) return <Navigate replace to="/signup" />;
  return signUp.nextStep === "COMPLETE" ? <DoneStep /> : <Navigate replace to={duePath(signUp)} />;
}
