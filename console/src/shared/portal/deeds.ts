/**
 * What was done where AWS has a page for it and no command: said in words, by the portal's operation. What
 * only reads, or is a step on the way, is not in it.
 */
export const DEEDS: Record<string, string> = {
  "set-iam-billing-access": "IAM access to billing changed",
  "change-support-plan": "Support plan changed",
  "finish-email-update": "E-mail address of the root user changed",
  "close-account": "This account closed by its root user",
  "end-session": "A session of the console ended",
  "accept-agreement": "Customer agreement accepted",
  "put-account-payment": "Payment method saved",
  "verify-account-phone": "Phone number verified",
  "finish-passkey-registration": "Passkey or security key added",
  "verify-organization-email": "Address of the management account verified",
};
