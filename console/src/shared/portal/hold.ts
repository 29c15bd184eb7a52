import { csrfToken } from "./client";

/**
 * A page's hold on one session, sign-in or sign-up. Tabs share their cookies: another one can sign in as
 * somebody else while this page is open. The proof of origin belongs to the token that the cookie had when
 * the page took hold, so the plane refuses a call that the browser sends with another one.
 */
export class Hold {
  proof: string | undefined;

  /** Of what the plane's last answer was about. */
  take(): void {
    this.proof = csrfToken();
  }

  /** The next call goes by whatever the cookie then has. */
  leave(): void {
    this.proof = undefined;
  }
}
