/** What is accepted in a rehearsal, in words of our own; it names what stands in its place on AWS. */
export function Agreement() {
  return (
    <section className="gw-agreement" tabIndex={0} aria-label="Text of the agreement">
      <p>
        <strong>This is a rehearsal.</strong> On AWS, you accept the AWS Customer Agreement at this point: a
        contract between you, or the organization that you act for, and Amazon Web Services. Its text is on
        aws.amazon.com/agreement, and the person who accepts it must be allowed to bind the organization.
      </p>
      <p>It settles, among other things:</p>
      <ul>
        <li>
          that you answer for everything that is done in your account, and for keeping its passwords and keys
          safe;
        </li>
        <li>that AWS answers for the safety of what it runs, and you for what you put on it;</li>
        <li>that you pay each month for what was used, with the payment method that is on file;</li>
        <li>that your content stays yours, and in the Regions that you choose;</li>
        <li>
          when an account can be suspended or ended, by AWS or by you, and what happens to the data then;
        </li>
        <li>which law applies, and how far each side is liable.</li>
      </ul>
      <p>
        Here you accept only that this account is on your own machine, that it can do nothing on AWS, and that
        no card is charged.
      </p>
    </section>
  );
}
