$version: "2"
namespace groundwork.portal

// What a browser needs beyond AWS's APIs: sign-up, sign-in and the mailbox. This API is Groundwork's own; AWS
// has pages there and no public API. Nobody signs these calls: a token, told once and kept as a digest, says
// whose they are.
//
// What a call refuses and forgets is an error. What must be counted although it is refused (a wrong code, a
// wrong password) answers 200 with `problem`: a failed call is undone as a whole, and its count with it.

@aws.api#service(sdkId: "Portal", endpointPrefix: "portal")
@aws.auth#sigv4(name: "portal")
@aws.protocols#restJson1
service Portal {
    version: "2026-11-23"
    operations: [
        AcceptAgreement
        AuthorizeClient
        ChangePasswordAtSignIn
        ChangeSupportPlan
        CheckPolicyDocument
        ChooseAccountPlan
        ChooseSupportPlan
        CloseAccount
        EndSession
        FinishEmailUpdate
        FinishMfaEnrolment
        FinishPasskeyEnrolment
        FinishPasskeyRegistration
        FinishPasswordReset
        GetAccountStanding
        GetOrganizationEmail
        GetSession
        GetSessionCredentials
        GetSignUp
        ListEvents
        ListMessages
        ListSessions
        ListSupportPlans
        ListTestCards
        PutAccountPayment
        PutSignUpContact
        PutSignUpPayment
        ResendEmailCode
        SendAccountPhoneCode
        SendOrganizationEmailCode
        SendPhoneCode
        SetIamBillingAccess
        SetRootPassword
        SignOut
        StartEmailUpdate
        StartMfaEnrolment
        StartPasskeyAssertion
        StartPasskeyEnrolment
        StartPasskeyRegistration
        StartPasswordReset
        StartSignIn
        StartSignUp
        SubmitMfaCode
        SubmitPasskey
        SubmitPassword
        VerifyAccountPhone
        VerifyEmail
        VerifyOrganizationEmail
        VerifyPhone
    ]
}

// Sign-up, in the order of AWS's pages. Each step may be taken again until the last one completes the
// sign-up.

/// Mails a code of six digits to the address. Refused where an account has the address: AWS tells it here
/// too, and makes no secret of it elsewhere (organizations:CreateAccount fails with EMAIL_ALREADY_EXISTS).
@http(method: "POST", uri: "/portal/start-sign-up", code: 200)
@auth([])
operation StartSignUp {
    input: StartSignUpInput
    output: StartSignUpOutput
    errors: [ValidationException, EmailInUseException, TooManyRequestsException]
}

@http(method: "POST", uri: "/portal/resend-email-code", code: 200)
@auth([])
operation ResendEmailCode {
    input: SignUpInput
    output: SignUpOutput
    errors: [ValidationException, SignUpNotFoundException, SignUpStepException, TooManyCodesException]
}

/// `problem` may be WRONG_CODE, CODE_EXPIRED or CODE_SPENT.
@http(method: "POST", uri: "/portal/verify-email", code: 200)
@auth([])
operation VerifyEmail {
    input: SignUpCodeInput
    output: SignUpOutput
    errors: [ValidationException, SignUpNotFoundException, SignUpStepException]
}

@http(method: "POST", uri: "/portal/set-root-password", code: 200)
@auth([])
operation SetRootPassword {
    input: SetRootPasswordInput
    output: SignUpOutput
    errors: [ValidationException, SignUpNotFoundException, SignUpStepException]
}

@http(method: "POST", uri: "/portal/choose-account-plan", code: 200)
@auth([])
operation ChooseAccountPlan {
    input: ChooseAccountPlanInput
    output: SignUpOutput
    errors: [ValidationException, SignUpNotFoundException, SignUpStepException]
}

@http(method: "POST", uri: "/portal/put-sign-up-contact", code: 200)
@auth([])
operation PutSignUpContact {
    input: PutSignUpContactInput
    output: SignUpOutput
    errors: [ValidationException, SignUpNotFoundException, SignUpStepException]
}

/// Takes the test cards of ListTestCards alone; any other number is refused and not kept.
@http(method: "POST", uri: "/portal/put-sign-up-payment", code: 200)
@auth([])
operation PutSignUpPayment {
    input: PutSignUpPaymentInput
    output: SignUpOutput
    errors: [ValidationException, SignUpNotFoundException, SignUpStepException]
}

/// Sends a code to the built-in phone.
@http(method: "POST", uri: "/portal/send-phone-code", code: 200)
@auth([])
operation SendPhoneCode {
    input: SendPhoneCodeInput
    output: SignUpOutput
    errors: [ValidationException, SignUpNotFoundException, SignUpStepException, TooManyCodesException]
}

/// `problem` may be WRONG_CODE, CODE_EXPIRED or CODE_SPENT.
@http(method: "POST", uri: "/portal/verify-phone", code: 200)
@auth([])
operation VerifyPhone {
    input: SignUpCodeInput
    output: SignUpOutput
    errors: [ValidationException, SignUpNotFoundException, SignUpStepException]
}

/// Completes the sign-up: the account is there, PENDING_ACTIVATION, and is activated a moment later.
@http(method: "POST", uri: "/portal/choose-support-plan", code: 200)
@auth([])
operation ChooseSupportPlan {
    input: ChooseSupportPlanInput
    output: SignUpOutput
    errors: [ValidationException, SignUpNotFoundException, SignUpStepException, EmailInUseException]
}

/// What was entered so far, without its secrets, and the step that is due: for a page that is loaded again.
@http(method: "POST", uri: "/portal/get-sign-up", code: 200)
@auth([])
@readonly
operation GetSignUp {
    input: SignUpInput
    output: SignUpOutput
    errors: [ValidationException, SignUpNotFoundException]
}

@http(method: "POST", uri: "/portal/list-support-plans", code: 200)
@auth([])
@readonly
operation ListSupportPlans {
    output: ListSupportPlansOutput
}

/// In account settings: the plan holds at once. The root user may do it, and a user whose policies allow
/// supportplans:StartSupportPlanUpdate. A plan that has ended is refused, and so is a lower one within the
/// commitment of the present plan (30 days, or 90) or where AWS alone ends that plan.
@http(method: "POST", uri: "/portal/change-support-plan", code: 200)
@auth([])
operation ChangeSupportPlan {
    input: ChangeSupportPlanInput
    output: ChangeSupportPlanOutput
    errors: [ValidationException, SessionNotFoundException, AccessDeniedException]
}

/// In account settings, as the root user alone: whether users and roles with permission may see what the
/// account costs. Off in an account of one's own until then.
@http(method: "POST", uri: "/portal/set-iam-billing-access", code: 200)
@auth([])
operation SetIamBillingAccess {
    input: SetIamBillingAccessInput
    output: SetIamBillingAccessOutput
    errors: [ValidationException, SessionNotFoundException, AccessDeniedException]
}

@http(method: "POST", uri: "/portal/list-test-cards", code: 200)
@auth([])
@readonly
operation ListTestCards {
    output: ListTestCardsOutput
}

// Sign-in.

/// Give `rootEmail`, or `account` (its id or alias) and `userName`. Who is unknown is asked for a password
/// too.
@http(method: "POST", uri: "/portal/start-sign-in", code: 200)
@auth([])
operation StartSignIn {
    input: StartSignInInput
    output: SignInOutput
    errors: [ValidationException, TooManyRequestsException]
}

/// `problem` may be WRONG_PASSWORD, LOCKED or PASSWORD_EXPIRED.
@http(method: "POST", uri: "/portal/submit-password", code: 200)
@auth([])
operation SubmitPassword {
    input: SubmitPasswordInput
    output: SignInOutput
    errors: [ValidationException, SignInNotFoundException, SignInStepException, TooManyRequestsException]
}

/// `problem` may be WRONG_CODE, LOCKED or PASSWORD_EXPIRED.
@http(method: "POST", uri: "/portal/submit-mfa-code", code: 200)
@auth([])
operation SubmitMfaCode {
    input: SubmitMfaCodeInput
    output: SignInOutput
    errors: [ValidationException, SignInNotFoundException, SignInStepException, TooManyRequestsException]
}

/// For step MFA_CODE with a passkey: `options` is the JSON text of PublicKeyCredentialRequestOptions. The
/// challenge in it is good once, for five minutes.
@http(method: "POST", uri: "/portal/start-passkey-assertion", code: 200)
@auth([])
operation StartPasskeyAssertion {
    input: SignInInput
    output: PasskeyOptionsOutput
    errors: [ValidationException, SignInNotFoundException, SignInStepException, PasskeyAddressException]
}

/// In place of SubmitMfaCode. `credential` is the JSON text of the PublicKeyCredential that the browser has
/// answered. `problem` may be WRONG_PASSKEY, LOCKED or PASSWORD_EXPIRED.
@http(method: "POST", uri: "/portal/submit-passkey", code: 200)
@auth([])
operation SubmitPasskey {
    input: SubmitPasskeyInput
    output: SignInOutput
    errors: [ValidationException, SignInNotFoundException, SignInStepException, PasskeyAddressException]
}

/// For step ENROLL_MFA: what an authenticator app is set up with. Told once; another call tells another.
@http(method: "POST", uri: "/portal/start-mfa-enrolment", code: 200)
@auth([])
operation StartMfaEnrolment {
    input: SignInInput
    output: StartMfaEnrolmentOutput
    errors: [ValidationException, SignInNotFoundException, SignInStepException]
}

/// Two codes of the app, one directly after the other. `problem` may be WRONG_CODE.
@http(method: "POST", uri: "/portal/finish-mfa-enrolment", code: 200)
@auth([])
operation FinishMfaEnrolment {
    input: FinishMfaEnrolmentInput
    output: SignInOutput
    errors: [ValidationException, SignInNotFoundException, SignInStepException]
}

/// For step ENROLL_MFA with a passkey in place of an app: as StartPasskeyRegistration.
@http(method: "POST", uri: "/portal/start-passkey-enrolment", code: 200)
@auth([])
operation StartPasskeyEnrolment {
    input: SignInInput
    output: PasskeyOptionsOutput
    errors: [
        ValidationException
        SignInNotFoundException
        SignInStepException
        ConflictException
        PasskeyAddressException
    ]
}

/// As FinishPasskeyRegistration, and the sign-in goes on.
@http(method: "POST", uri: "/portal/finish-passkey-enrolment", code: 200)
@auth([])
operation FinishPasskeyEnrolment {
    input: FinishPasskeyEnrolmentInput
    output: SignInOutput
    errors: [
        ValidationException
        SignInNotFoundException
        SignInStepException
        ConflictException
        PasskeyAddressException
    ]
}

/// Adds a passkey to the root user or IAM user of the session: `options` is the JSON text of
/// PublicKeyCredentialCreationOptions. The challenge in it is good once, for five minutes. A user needs
/// iam:EnableMFADevice on itself, here and at the end.
@http(method: "POST", uri: "/portal/start-passkey-registration", code: 200)
@auth([])
operation StartPasskeyRegistration {
    input: SessionInput
    output: PasskeyOptionsOutput
    errors: [
        ValidationException
        SessionNotFoundException
        AccessDeniedException
        ConflictException
        PasskeyAddressException
    ]
}

/// `credential` is the JSON text of the PublicKeyCredential that the browser has made.
@http(method: "POST", uri: "/portal/finish-passkey-registration", code: 200)
@auth([])
operation FinishPasskeyRegistration {
    input: FinishPasskeyRegistrationInput
    output: FinishPasskeyRegistrationOutput
    errors: [
        ValidationException
        SessionNotFoundException
        AccessDeniedException
        ConflictException
        PasskeyAddressException
    ]
}

/// For an IAM user who must choose another password.
@http(method: "POST", uri: "/portal/change-password-at-sign-in", code: 200)
@auth([])
operation ChangePasswordAtSignIn {
    input: ChangePasswordAtSignInInput
    output: SignInOutput
    errors: [ValidationException, SignInNotFoundException, SignInStepException, TooManyRequestsException]
}

@http(method: "POST", uri: "/portal/get-session", code: 200)
@auth([])
@readonly
operation GetSession {
    input: SessionInput
    output: GetSessionOutput
    errors: [ValidationException, SessionNotFoundException]
}

/// Credentials with which a page calls AWS's APIs as who has signed in: for a quarter of an hour at most, and
/// never longer than the session.
@http(method: "POST", uri: "/portal/get-session-credentials", code: 200)
@auth([])
@readonly
operation GetSessionCredentials {
    input: SessionInput
    output: GetSessionCredentialsOutput
    errors: [ValidationException, SessionNotFoundException]
}

/// The sessions of who has signed in, this one among them, newest first.
@http(method: "POST", uri: "/portal/list-sessions", code: 200)
@auth([])
@readonly
operation ListSessions {
    input: SessionInput
    output: ListSessionsOutput
    errors: [ValidationException, SessionNotFoundException]
}

/// Ends one of those, with its credentials, as SignOut does. `sessionId` may be this one's.
@http(method: "POST", uri: "/portal/end-session", code: 200)
@auth([])
operation EndSession {
    input: EndSessionInput
    output: EndSessionOutput
    errors: [ValidationException, SessionNotFoundException]
}

/// What was recorded in the account, newest first, each with the decision that was taken. Needs the
/// permission cloudtrail:LookupEvents.
@http(method: "POST", uri: "/portal/list-events", code: 200)
@auth([])
@readonly
operation ListEvents {
    input: ListEventsInput
    output: ListEventsOutput
    errors: [ValidationException, SessionNotFoundException, AccessDeniedException]
}

/// Why the API that takes such a document would refuse this one, and where in it: for an editor, while the
/// document is written. Faults are answers and no errors. Nothing is kept, and no permission is needed.
@http(method: "POST", uri: "/portal/check-policy-document", code: 200)
@auth([])
@readonly
operation CheckPolicyDocument {
    input: CheckPolicyDocumentInput
    output: CheckPolicyDocumentOutput
    errors: [ValidationException, SessionNotFoundException]
}

/// Ends the session, and what was authorized in it can no longer be renewed. Well also where it has ended
/// before.
@http(method: "POST", uri: "/portal/sign-out", code: 200)
@auth([])
operation SignOut {
    input: SessionInput
    output: SignOutOutput
    errors: [ValidationException]
}

/// Mails a code to the root user of the account with that address; answers the same where there is none.
@http(method: "POST", uri: "/portal/start-password-reset", code: 200)
@auth([])
operation StartPasswordReset {
    input: StartPasswordResetInput
    output: StartPasswordResetOutput
    errors: [ValidationException, TooManyRequestsException]
}

/// `problem` may be WRONG_CODE, also for a code that is no longer good. Ends a lock-out and the root user's
/// sessions.
@http(method: "POST", uri: "/portal/finish-password-reset", code: 200)
@auth([])
operation FinishPasswordReset {
    input: FinishPasswordResetInput
    output: FinishPasswordResetOutput
    errors: [ValidationException, TooManyRequestsException]
}

/// What the page for `aws login` calls once somebody is signed in: a code, good once, for
/// signin:CreateOAuth2Token.
@http(method: "POST", uri: "/portal/authorize-client", code: 200)
@auth([])
operation AuthorizeClient {
    input: AuthorizeClientInput
    output: AuthorizeClientOutput
    errors: [ValidationException, SessionNotFoundException, AccessDeniedException]
}

// What AWS lets the root user alone do, on the Account page.

/// Mails a code to `newEmail`, which becomes the address that the root user signs in with once the code is
/// shown. `problem` may be WRONG_PASSWORD or LOCKED: wrong passwords count as those of a sign-in.
@http(method: "POST", uri: "/portal/start-email-update", code: 200)
@auth([])
operation StartEmailUpdate {
    input: StartEmailUpdateInput
    output: StartEmailUpdateOutput
    errors: [
        ValidationException
        SessionNotFoundException
        AccessDeniedException
        ConflictException
        TooManyRequestsException
    ]
}

/// Takes that code; the address changes a moment later. `problem` may be WRONG_CODE, CODE_EXPIRED or
/// CODE_SPENT.
@http(method: "POST", uri: "/portal/finish-email-update", code: 200)
@auth([])
operation FinishEmailUpdate {
    input: FinishEmailUpdateInput
    output: FinishEmailUpdateOutput
    errors: [ValidationException, SessionNotFoundException, AccessDeniedException, ConflictException]
}

/// Closes the account of a root user's session; `accountId` confirms which one is meant. A management account
/// can be closed once its member accounts are closed or gone. Policies of the organization may deny it
/// (account:CloseAccount).
@http(method: "POST", uri: "/portal/close-account", code: 200)
@auth([])
operation CloseAccount {
    input: CloseAccountInput
    output: CloseAccountOutput
    errors: [ValidationException, SessionNotFoundException, AccessDeniedException, ConflictException]
}

// What an account that an organization made must complete before it can stand alone: a sign-up has it all.
// The root user's alone.

/// What is there, and what is missing.
@http(method: "POST", uri: "/portal/get-account-standing", code: 200)
@auth([])
@readonly
operation GetAccountStanding {
    input: SessionInput
    output: AccountStandingOutput
    errors: [ValidationException, SessionNotFoundException, AccessDeniedException]
}

@http(method: "POST", uri: "/portal/accept-agreement", code: 200)
@auth([])
operation AcceptAgreement {
    input: AcceptAgreementInput
    output: AccountStandingOutput
    errors: [ValidationException, SessionNotFoundException, AccessDeniedException]
}

/// Takes the test cards of ListTestCards alone, as PutSignUpPayment does.
@http(method: "POST", uri: "/portal/put-account-payment", code: 200)
@auth([])
operation PutAccountPayment {
    input: PutAccountPaymentInput
    output: AccountStandingOutput
    errors: [ValidationException, SessionNotFoundException, AccessDeniedException]
}

/// Sends a code to the built-in phone.
@http(method: "POST", uri: "/portal/send-account-phone-code", code: 200)
@auth([])
operation SendAccountPhoneCode {
    input: SendAccountPhoneCodeInput
    output: AccountStandingOutput
    errors: [ValidationException, SessionNotFoundException, AccessDeniedException, TooManyCodesException]
}

/// `problem` may be WRONG_CODE, CODE_EXPIRED or CODE_SPENT.
@http(method: "POST", uri: "/portal/verify-account-phone", code: 200)
@auth([])
operation VerifyAccountPhone {
    input: VerifyAccountPhoneInput
    output: AccountStandingOutput
    errors: [ValidationException, SessionNotFoundException, AccessDeniedException]
}

/// What the link in the mail to a new organization's management account does. Before it, no account can be
/// invited. `problem` may be WRONG_CODE, also for a code that was used, or CODE_EXPIRED.
@http(method: "POST", uri: "/portal/verify-organization-email", code: 200)
@auth([])
operation VerifyOrganizationEmail {
    input: VerifyOrganizationEmailInput
    output: VerifyOrganizationEmailOutput
    errors: [ValidationException]
}

/// Whether the management account's address is verified. For whoever is signed in to it.
@http(method: "POST", uri: "/portal/get-organization-email", code: 200)
@auth([])
@readonly
operation GetOrganizationEmail {
    input: SessionInput
    output: GetOrganizationEmailOutput
    errors: [ValidationException, SessionNotFoundException, AccessDeniedException]
}

/// Mails another code; the one before is no longer good. For whoever is signed in to the management account.
@http(method: "POST", uri: "/portal/send-organization-email-code", code: 200)
@auth([])
operation SendOrganizationEmailCode {
    input: SessionInput
    output: SendOrganizationEmailCodeOutput
    errors: [ValidationException, SessionNotFoundException, AccessDeniedException]
}

// The built-in mailbox and phone.

/// Newest first.
@http(method: "POST", uri: "/portal/list-messages", code: 200)
@auth([])
@readonly
operation ListMessages {
    input: ListMessagesInput
    output: ListMessagesOutput
    errors: [ValidationException]
}

structure StartSignUpInput {
    @required
    email: EmailAddress
    @required
    accountName: AccountName
}

structure StartSignUpOutput {
    @required
    signUpToken: Token
    @required
    signUp: SignUp
}

structure SignUpInput {
    @required
    signUpToken: Token
}

structure SignUpOutput {
    @required
    signUp: SignUp
    problem: Problem
}

structure SignUpCodeInput {
    @required
    signUpToken: Token
    @required
    code: Code
}

structure SetRootPasswordInput {
    @required
    signUpToken: Token
    @required
    password: Password
}

structure ChooseAccountPlanInput {
    @required
    signUpToken: Token
    @required
    accountPlan: AccountPlan
}

structure PutSignUpContactInput {
    @required
    signUpToken: Token
    @required
    accountType: AccountType
    @required
    contactInformation: ContactInformation
    @required
    agreementAccepted: Boolean
}

structure PutSignUpPaymentInput {
    @required
    signUpToken: Token
    @required
    cardNumber: CardNumber
    @required
    expiryMonth: ExpiryMonth
    @required
    expiryYear: ExpiryYear
    @required
    securityCode: CardSecurityCode
    @required
    holderName: FullName
    /// Absent: the address of the contact information.
    billingAddress: PostalAddress
}

structure SendPhoneCodeInput {
    @required
    signUpToken: Token
    @required
    phoneNumber: PhoneNumber
    @required
    channel: PhoneChannel
}

structure ChooseSupportPlanInput {
    @required
    signUpToken: Token
    @required
    supportPlan: SupportPlanId
}

/// A sign-up as far as it has come, without its secrets.
structure SignUp {
    @required
    nextStep: SignUpStep
    @required
    email: EmailAddress
    @required
    accountName: AccountName
    @required
    emailVerified: Boolean
    @required
    passwordSet: Boolean
    accountPlan: AccountPlan
    accountType: AccountType
    contactInformation: ContactInformation
    payment: SignUpPayment
    phoneNumber: PhoneNumber
    @required
    phoneVerified: Boolean
    supportPlan: SupportPlanId
    /// Once it is complete.
    accountId: AccountId
    accountState: AccountState
    /// A sign-up that is not complete by then is forgotten.
    @required
    expiresAt: Timestamp
}

structure SignUpPayment {
    @required
    brand: CardBrand
    @required
    lastFour: String
    @required
    expiryMonth: ExpiryMonth
    @required
    expiryYear: ExpiryYear
    @required
    holderName: FullName
    billingAddress: PostalAddress
}

structure ContactInformation {
    @required
    fullName: FullName
    @required
    addressLine1: AddressLine
    addressLine2: AddressLine
    addressLine3: AddressLine
    @required
    city: City
    stateOrRegion: StateOrRegion
    districtOrCounty: DistrictOrCounty
    @required
    postalCode: PostalCode
    @required
    countryCode: CountryCode
    @required
    phoneNumber: PhoneNumber
    companyName: CompanyName
    websiteUrl: WebsiteUrl
}

structure PostalAddress {
    @required
    addressLine1: AddressLine
    addressLine2: AddressLine
    addressLine3: AddressLine
    @required
    city: City
    stateOrRegion: StateOrRegion
    districtOrCounty: DistrictOrCounty
    @required
    postalCode: PostalCode
    @required
    countryCode: CountryCode
}

structure ListSupportPlansOutput {
    @required
    supportPlans: SupportPlans
}

structure ChangeSupportPlanInput {
    @required
    sessionToken: Token
    @required
    supportPlan: SupportPlanId
}

structure ChangeSupportPlanOutput {
    @required
    supportPlan: SupportPlanId
    /// Since when the account has it.
    @required
    since: Timestamp
}

structure SetIamBillingAccessInput {
    @required
    sessionToken: Token
    @required
    allowed: Boolean
}

structure SetIamBillingAccessOutput {
    @required
    allowed: Boolean
}

structure SupportPlan {
    @required
    supportPlan: SupportPlanId
    @required
    name: String
    @required
    minimumUsdPerMonth: Integer
    /// How the price grows with what the account spends; absent where it does not.
    share: String
    /// The last day is the one before. Absent where AWS has announced no end.
    endsAt: Timestamp
    /// False once it has ended.
    @required
    selectable: Boolean
}

structure ListTestCardsOutput {
    @required
    testCards: TestCards
}

structure TestCard {
    @required
    brand: CardBrand
    @required
    number: String
}

structure StartSignInInput {
    rootEmail: SignInName
    account: SignInName
    userName: SignInName
}

structure SubmitPasswordInput {
    @required
    signInToken: Token
    @required
    password: Password
}

structure SubmitMfaCodeInput {
    @required
    signInToken: Token
    @required
    code: Code
}

structure ChangePasswordAtSignInInput {
    @required
    signInToken: Token
    @required
    newPassword: Password
}

structure SignInOutput {
    /// What goes on with the sign-in; told by StartSignIn alone.
    signInToken: Token
    @required
    nextStep: SignInStep
    problem: Problem
    /// Of MFA_CODE: what the devices are, one of which is to be shown.
    mfaKinds: MfaKinds
    /// After the password of somebody without a second factor: from then on there must be one, and ENROLL_MFA
    /// is the next step.
    mfaDueAt: Timestamp
    /// Once signed in.
    sessionToken: Token
    sessionExpiresAt: Timestamp
}

structure SignInInput {
    @required
    signInToken: Token
}

structure PasskeyOptionsOutput {
    @required
    options: PasskeyOptions
}

structure SubmitPasskeyInput {
    @required
    signInToken: Token
    @required
    credential: PasskeyCredential
}

structure StartMfaEnrolmentOutput {
    /// In base32, to be typed where the QR code cannot be read.
    @required
    secret: MfaSecret
    @required
    qrPng: MfaQrCode
    /// What the QR code says.
    @required
    uri: MfaSecret
}

structure FinishMfaEnrolmentInput {
    @required
    signInToken: Token
    @required
    code1: Code
    @required
    code2: Code
}

structure FinishPasskeyEnrolmentInput {
    @required
    signInToken: Token
    @required
    name: MfaDeviceName
    @required
    credential: PasskeyCredential
}

structure FinishPasskeyRegistrationInput {
    @required
    sessionToken: Token
    @required
    name: MfaDeviceName
    @required
    credential: PasskeyCredential
}

structure FinishPasskeyRegistrationOutput {
    @required
    serialNumber: String
}

structure SessionInput {
    @required
    sessionToken: Token
}

structure GetSessionOutput {
    @required
    arn: String
    @required
    accountId: AccountId
    @required
    accountName: AccountName
    @required
    accountState: AccountState
    @required
    supportPlan: SupportPlanId
    accountAlias: String
    /// Absent for the root user.
    userName: String
    @required
    signedInAt: Timestamp
    @required
    expiresAt: Timestamp
    @required
    mfaUsed: Boolean
    /// Of an account that is closed, or is being closed: until when AWS Support can open it again.
    reopenableUntil: Timestamp
    /// Whether users and roles with permission may see what the account costs.
    @required
    iamBillingAccess: Boolean
    /// By the plane's clock, which an operator may have moved.
    @required
    now: Timestamp
}

structure SignOutOutput {
}

structure GetSessionCredentialsOutput {
    @required
    accessKeyId: String
    @required
    secretAccessKey: SecretAccessKey
    /// The session token of AWS's protocols; not the portal's.
    @required
    credentialToken: CredentialToken
    /// By the plane's clock, which an operator may have moved.
    @required
    expiresAt: Timestamp
    /// In so many seconds.
    @required
    expiresIn: Integer
}

structure ListSessionsOutput {
    @required
    sessions: Sessions
}

structure Session {
    @required
    sessionId: SessionId
    @required
    startedAt: Timestamp
    @required
    expiresAt: Timestamp
    @required
    mfaUsed: Boolean
    /// That it is the one that asks.
    @required
    current: Boolean
    @required
    sourceAddress: String
}

structure EndSessionInput {
    @required
    sessionToken: Token
    @required
    sessionId: SessionId
}

structure EndSessionOutput {
}

structure ListEventsInput {
    @required
    sessionToken: Token
    /// How many; else 50.
    limit: EventLimit
    /// `next` of the answer before.
    before: EventCursor
}

structure ListEventsOutput {
    @required
    events: Events
    /// There where more may follow.
    next: EventCursor
}

structure Event {
    @required
    eventId: String
    @required
    time: Timestamp
    @required
    eventSource: String
    @required
    eventName: String
    errorCode: String
    /// Of the caller; empty where nobody was authenticated.
    @required
    arn: String
    @required
    sourceAddress: String
    @required
    readOnly: Boolean
    /// The whole event as CloudTrail shapes it, as JSON text.
    @required
    event: String
    /// JSON text: for each action that was asked, the policies that were consulted and the statement that
    /// decided. Absent where no policy was asked.
    decision: String
}

structure CheckPolicyDocumentInput {
    @required
    sessionToken: Token
    @required
    kind: PolicyDocumentKind
    /// Any text.
    @required
    document: String
    /// Whose inline policy it is. Absent: IDENTITY_POLICY is a managed policy.
    holder: PolicyHolder
}

structure PolicyHolder {
    @required
    type: PolicyHolderType
    @required
    name: PolicyHolderName
    /// Of its other inline policies: one quota counts all of them.
    otherDocuments: PolicyDocuments
}

structure CheckPolicyDocumentOutput {
    /// The API answers the first. Empty where it takes the document.
    @required
    faults: PolicyDocumentFaults
    /// As the quota counts: for IAM in characters, white space left out; for Organizations in bytes.
    @required
    size: Integer
    @required
    sizeMax: Integer
}

structure PolicyDocumentFault {
    /// AWS's, as `message` and, of Organizations, `reason`.
    @required
    code: String
    @required
    message: String
    reason: String
    /// What is wrong, in Groundwork's words, where AWS's do not tell.
    explanation: String
    /// From 1, columns in characters. Absent, with `path`, where the document as a whole is at fault.
    line: Integer
    column: Integer
    /// The value that is at fault: `Statement/0/Action/1`. Absent where the document is no JSON.
    path: String
}

structure StartPasswordResetInput {
    @required
    email: SignInName
}

structure StartPasswordResetOutput {
}

structure FinishPasswordResetInput {
    @required
    email: SignInName
    @required
    code: Code
    @required
    newPassword: Password
}

structure FinishPasswordResetOutput {
    problem: Problem
}

structure AuthorizeClientInput {
    @required
    sessionToken: Token
    @required
    clientId: ClientId
    @required
    redirectUri: RedirectUri
    @required
    codeChallenge: CodeChallenge
    @required
    codeChallengeMethod: CodeChallengeMethod
    @required
    state: OAuthState
    @required
    scope: OAuthScope
}

structure AuthorizeClientOutput {
    @required
    code: AuthorizationCode
    @required
    state: OAuthState
    @required
    redirectUri: RedirectUri
    @required
    expiresAt: Timestamp
}

structure StartEmailUpdateInput {
    @required
    sessionToken: Token
    @required
    newEmail: EmailAddress
    @required
    password: Password
}

structure StartEmailUpdateOutput {
    problem: Problem
}

structure FinishEmailUpdateInput {
    @required
    sessionToken: Token
    @required
    code: OneTimePassword
}

structure FinishEmailUpdateOutput {
    /// From a moment later on.
    email: String
    problem: Problem
}

structure CloseAccountInput {
    @required
    sessionToken: Token
    @required
    accountId: AccountId
}

structure CloseAccountOutput {
    @required
    accountState: AccountState
}

structure AcceptAgreementInput {
    @required
    sessionToken: Token
    @required
    agreementAccepted: Boolean
}

structure PutAccountPaymentInput {
    @required
    sessionToken: Token
    @required
    cardNumber: CardNumber
    @required
    expiryMonth: ExpiryMonth
    @required
    expiryYear: ExpiryYear
    @required
    securityCode: CardSecurityCode
    @required
    holderName: FullName
}

structure SendAccountPhoneCodeInput {
    @required
    sessionToken: Token
    @required
    phoneNumber: PhoneNumber
    @required
    channel: PhoneChannel
}

structure VerifyAccountPhoneInput {
    @required
    sessionToken: Token
    /// The one that the code was sent to.
    @required
    phoneNumber: PhoneNumber
    @required
    code: Code
}

structure AccountStandingOutput {
    @required
    standing: AccountStanding
    problem: Problem
}

structure AccountStanding {
    @required
    accountId: AccountId
    @required
    agreementAccepted: Boolean
    /// Absent: none is verified.
    verifiedPhoneNumber: PhoneNumber
    /// Absent: there is none.
    paymentMethod: PaymentMethod
    /// That the account could leave its organization as far as this goes.
    @required
    canStandAlone: Boolean
}

structure PaymentMethod {
    @required
    brand: CardBrand
    @required
    lastFour: String
    @required
    expiryMonth: ExpiryMonth
    @required
    expiryYear: ExpiryYear
    @required
    holderName: FullName
}

structure VerifyOrganizationEmailInput {
    @required
    verificationCode: VerificationCode
}

structure VerifyOrganizationEmailOutput {
    /// Once it is verified.
    organizationId: String
    problem: Problem
}

structure SendOrganizationEmailCodeOutput {
}

structure GetOrganizationEmailOutput {
    @required
    email: String
    /// Absent: it is not verified yet.
    verifiedAt: Timestamp
}

structure ListMessagesInput {
    @required
    channel: MessageChannel
    /// Absent: everybody's.
    to: Recipient
    limit: MessageLimit
}

structure ListMessagesOutput {
    @required
    messages: Messages
}

@sensitive
structure Message {
    @required
    messageId: String
    @required
    channel: MessageChannel
    @required
    to: String
    @required
    subject: String
    @required
    body: String
    @required
    sentAt: Timestamp
}

/// A refusal that was counted; the step that it is about is still due.
structure Problem {
    @required
    code: ProblemCode
    @required
    message: String
    /// Of LOCKED: when it can be tried again.
    retryAt: Timestamp
}

enum ProblemCode {
    WRONG_CODE
    CODE_EXPIRED
    CODE_SPENT
    WRONG_PASSWORD
    WRONG_PASSKEY
    PASSWORD_EXPIRED
    LOCKED
}

enum SignUpStep {
    VERIFY_EMAIL
    SET_ROOT_PASSWORD
    CHOOSE_ACCOUNT_PLAN
    PUT_CONTACT
    PUT_PAYMENT
    SEND_PHONE_CODE
    VERIFY_PHONE
    CHOOSE_SUPPORT_PLAN
    COMPLETE
}

enum SignInStep {
    PASSWORD
    MFA_CODE
    ENROLL_MFA
    CHANGE_PASSWORD
    SIGNED_IN
}

enum MfaKind {
    TOTP
    PASSKEY
}

enum AccountPlan {
    FREE
    PAID
}

enum AccountType {
    BUSINESS
    PERSONAL
}

enum AccountState {
    PENDING_ACTIVATION
    ACTIVE
    SUSPENDED
    PENDING_CLOSURE
    CLOSED
}

enum CardBrand {
    VISA
    MASTERCARD
    AMERICAN_EXPRESS
    DISCOVER
    JCB
    DINERS_CLUB
}

enum PhoneChannel {
    SMS
    VOICE
}

enum MessageChannel {
    MAIL
    SMS
    VOICE
}

enum SupportPlanId {
    BASIC
    DEVELOPER
    BUSINESS
    ENTERPRISE_ON_RAMP
    BUSINESS_SUPPORT_PLUS
    ENTERPRISE
    UNIFIED_OPERATIONS
}

/// What takes it: iam:CreatePolicy or iam:PutUserPolicy and their kin, iam:CreateRole,
/// organizations:PutResourcePolicy, and organizations:CreatePolicy with its types.
enum PolicyDocumentKind {
    IDENTITY_POLICY
    ROLE_TRUST_POLICY
    ORGANIZATION_RESOURCE_POLICY
    SERVICE_CONTROL_POLICY
    RESOURCE_CONTROL_POLICY
    TAG_POLICY
    BACKUP_POLICY
    AISERVICES_OPT_OUT_POLICY
    CHATBOT_POLICY
    DECLARATIVE_POLICY_EC2
    SECURITYHUB_POLICY
    INSPECTOR_POLICY
    UPGRADE_ROLLOUT_POLICY
    BEDROCK_POLICY
    S3_POLICY
    NETWORK_SECURITY_DIRECTOR_POLICY
}

enum PolicyHolderType {
    USER
    GROUP
    ROLE
}

/// Both mean SHA-256: RFC 7636's word, and the one that the AWS CLI sends.
enum CodeChallengeMethod {
    S256 = "S256"
    SHA_256 = "SHA-256"
}

list MfaKinds {
    member: MfaKind
}

list Messages {
    member: Message
}

list Sessions {
    member: Session
}

list Events {
    member: Event
}

list PolicyDocuments {
    member: String
}

list PolicyDocumentFaults {
    member: PolicyDocumentFault
}

list SupportPlans {
    member: SupportPlan
}

list TestCards {
    member: TestCard
}

@length(min: 1, max: 128)
string PolicyHolderName

@sensitive
@length(min: 1, max: 128)
string Token

@sensitive
@pattern("[0-9]{6}")
string Code

/// Mailed to a new address of the root user.
@sensitive
@pattern("[a-zA-Z0-9]{6}")
string OneTimePassword

@sensitive
@length(min: 1, max: 64)
string VerificationCode

@sensitive
@length(min: 1, max: 128)
string Password

@sensitive
@length(min: 12, max: 23)
@pattern("[0-9][0-9 -]*[0-9]")
string CardNumber

@sensitive
@pattern("[0-9]{3,4}")
string CardSecurityCode

@sensitive
@length(min: 1, max: 512)
string AuthorizationCode

@sensitive
string PasskeyOptions

@sensitive
@length(min: 1, max: 65536)
string PasskeyCredential

// As long as AWS's console takes: a serial number with it has 255 characters at most.
@length(min: 1, max: 128)
@pattern("[\\w+=,.@-]+")
string MfaDeviceName

@sensitive
string MfaSecret

@sensitive
blob MfaQrCode

@sensitive
string SecretAccessKey

@sensitive
string CredentialToken

@pattern("[0-9a-f]{64}")
string SessionId

@pattern("[0-9]{1,18}")
string EventCursor

@length(min: 6, max: 64)
string EmailAddress

@length(min: 1, max: 50)
@pattern("[ -;=?-~]+")
string AccountName

@length(min: 12, max: 12)
@pattern("[0-9]{12}")
string AccountId

// A password is easily typed in the wrong field.
@sensitive
@length(min: 1, max: 254)
string SignInName

@length(min: 1, max: 254)
string Recipient

@range(min: 1, max: 12)
integer ExpiryMonth

@range(min: 2000, max: 2100)
integer ExpiryYear

@range(min: 1, max: 1000)
integer MessageLimit

@range(min: 1, max: 200)
integer EventLimit

@sensitive
@length(min: 1, max: 50)
string FullName

@sensitive
@length(min: 1, max: 60)
string AddressLine

@sensitive
@length(min: 1, max: 50)
string City

@sensitive
@length(min: 1, max: 50)
string StateOrRegion

@sensitive
@length(min: 1, max: 50)
string DistrictOrCounty

@sensitive
@length(min: 1, max: 20)
string PostalCode

@sensitive
@length(min: 2, max: 2)
@pattern("[A-Z]{2}")
string CountryCode

@sensitive
@length(min: 1, max: 20)
@pattern("[+][\\s0-9()-]+")
string PhoneNumber

@sensitive
@length(min: 1, max: 50)
string CompanyName

@sensitive
@length(min: 1, max: 256)
string WebsiteUrl

@pattern("arn:aws:signin:::devtools/(cross-device|same-device)")
string ClientId

@length(min: 1, max: 2048)
string RedirectUri

@pattern("[A-Za-z0-9_-]{43}")
string CodeChallenge

@length(min: 1, max: 2048)
string OAuthState

@pattern("openid")
string OAuthScope

@error("client")
@httpError(400)
structure ValidationException {
    @required
    message: String
    fieldList: ValidationExceptionFields
}

structure ValidationExceptionField {
    @required
    name: String
    @required
    message: String
}

list ValidationExceptionFields {
    member: ValidationExceptionField
}

@error("client")
@httpError(409)
structure EmailInUseException {
    @required
    message: String
}

/// `nextStep` is the step that is due.
@error("client")
@httpError(409)
structure SignUpStepException {
    @required
    message: String
    @required
    nextStep: SignUpStep
}

@error("client")
@httpError(404)
structure SignUpNotFoundException {
    @required
    message: String
}

@error("client")
@httpError(429)
structure TooManyCodesException {
    @required
    message: String
}

/// An address of another machine asked too often. Any call to sign up, to sign in or to reset a password may
/// be answered so.
@error("client")
@httpError(429)
structure TooManyRequestsException {
    @required
    message: String
    @required
    retryAt: Timestamp
}

@error("client")
@httpError(404)
structure SignInNotFoundException {
    @required
    message: String
}

@error("client")
@httpError(409)
structure SignInStepException {
    @required
    message: String
    @required
    nextStep: SignInStep
}

@error("client")
@httpError(404)
structure SessionNotFoundException {
    @required
    message: String
}

@error("client")
@httpError(403)
structure AccessDeniedException {
    @required
    message: String
}

/// A passkey belongs to a host's name, and this page has none, or is not secure: `message` says where to open it.
@error("client")
@httpError(400)
structure PasskeyAddressException {
    @required
    message: String
}

@error("client")
@httpError(409)
structure ConflictException {
    @required
    message: String
}
