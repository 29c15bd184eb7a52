import { useState } from "react";
import type { Problem } from "../../shared/portal/client";
import type { SignInOutput } from "../../shared/portal/signIn";
import { type Form, type Rules, useForm } from "../../shared/form/useForm";
import { laterText } from "../../shared/ui/Time";
import { overWords, useFlow } from "./flow";

/** A lock-out ends at a time of the reader's zone. */
export function problemText(problem: Problem): string {
  if (problem.retryAt === undefined) return problem.message;
  return `Too many attempts have failed. Try again after ${laterText(problem.retryAt)}.`;
}

interface SignInForm<Values> {
  form: Form<Values>;
  refusal?: string;
  /** Sends it; a refusal that was counted is said at `field`, a lock-out above the form. */
  send: (act: (values: Values) => Promise<SignInOutput>, field: keyof Values) => void;
}

/**
 * A step of the sign-in: what the plane counts against is said in words, and a sign-in that is over begins
 * again with the password.
 */
export function useSignInForm<Values extends object>(
  initial: Values,
  rules: Rules<Values>,
): SignInForm<Values> {
  const { take, beginAgain } = useFlow();
  const form = useForm(initial, rules);
  const [refusal, setRefusal] = useState<string>();
  const attempt = async (act: (values: Values) => Promise<SignInOutput>, field: keyof Values) => {
    setRefusal(undefined);
    await form.submit(async (values) => {
      try {
        const output = await act(values);
        if (output.problem === undefined) return take(output);
        form.reset(initial);
        const { problem } = output;
        if (problem.code === "LOCKED" || problem.code === "PASSWORD_EXPIRED")
          setRefusal(problemText(problem));
        else form.blame(field, problem.message);
      } catch (error) {
        const over = overWords(error);
        if (over === undefined) throw error;
        await beginAgain(over);
      }
    });
  };
  return { form, refusal, send: (act, field) => void attempt(act, field) };
}
