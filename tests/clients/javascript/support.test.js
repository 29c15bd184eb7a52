// AWS Support, among it what older clients do not know: in which languages and how a case is handled.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import {
  AddAttachmentsToSetCommand,
  CreateCaseCommand,
  DescribeAttachmentCommand,
  DescribeCreateCaseOptionsCommand,
  DescribeServicesCommand,
  DescribeSupportedLanguagesCommand,
  DescribeTrustedAdvisorCheckResultCommand,
  paginateDescribeCases,
  paginateDescribeCommunications,
  SupportClient,
} from "@aws-sdk/client-support";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";

const support = new SupportClient({ maxAttempts: 1 });
const about = { issueType: "technical", serviceCode: "general-info", categoryCode: "using-aws" };

async function choose(supportPlan) {
  const { Account } = await new STSClient().send(new GetCallerIdentityCommand({}));
  const answer = await fetch(`${process.env.AWS_ENDPOINT_URL}/_groundwork/support/plans/${Account}`, {
    method: "POST",
    body: JSON.stringify({ plan: supportPlan }),
  });
  assert.equal(answer.status, 200);
}

before(() => choose("BUSINESS_SUPPORT_PLUS"));

test("languages and ways of a case", async () => {
  const { supportedLanguages } = await support.send(new DescribeSupportedLanguagesCommand(about));
  assert.ok(supportedLanguages.some((entry) => entry.code === "ja"));
  const options = await support.send(new DescribeCreateCaseOptionsCommand({ ...about, language: "en" }));
  assert.equal(options.languageAvailability, "available");
  assert.deepEqual(options.communicationTypes.map((entry) => entry.type), ["web", "call", "chat"]);
  assert.equal(options.communicationTypes[0].supportedHours[0].startTime, "00:00");
  const name = "InvalidParameterValueException";
  const klingon = new DescribeCreateCaseOptionsCommand({ ...about, language: "tlh" });
  await assert.rejects(support.send(klingon), { name });
  const unknown = { ...about, serviceCode: "moon-base" };
  await assert.rejects(support.send(new DescribeSupportedLanguagesCommand(unknown)), { name });
});

test("cases and communications are paged by the SDK", async () => {
  const data = new TextEncoder().encode("a log");
  const set = await support.send(
    new AddAttachmentsToSetCommand({ attachments: [{ fileName: "a.log", data }] }));
  const made = [];
  for (let i = 0; i < 10; ++i) {
    const attachmentSetId = i === 0 ? set.attachmentSetId : undefined;
    made.push((await support.send(new CreateCaseCommand(
      { subject: `js ${i}`, communicationBody: "Hello", attachmentSetId }))).caseId);
  }
  const seen = [];
  for await (const page of paginateDescribeCases({ client: support, pageSize: 10 }, {})) {
    seen.push(...page.cases.map((entry) => entry.caseId));
  }
  assert.deepEqual([...seen].sort(), [...made].sort());
  const pages = paginateDescribeCommunications({ client: support, pageSize: 10 }, { caseId: made[0] });
  for await (const page of pages) {
    const [{ attachmentId }] = page.communications[0].attachmentSet;
    const { attachment } = await support.send(new DescribeAttachmentCommand({ attachmentId }));
    assert.deepEqual(attachment.data, data);
  }
  await assert.rejects(
    support.send(new CreateCaseCommand({ subject: "one more", communicationBody: "Hello" })),
    { name: "CaseCreationLimitExceeded" });
});

test("Trusted Advisor sees the root user without MFA", async () => {
  const { result } = await support.send(
    new DescribeTrustedAdvisorCheckResultCommand({ checkId: "7DAFEmoDos", language: "en" }));
  assert.equal(result.status, "error");
});

test("a plan without the API is told so", async () => {
  await choose("BASIC");
  const name = "SubscriptionRequiredException";
  await assert.rejects(support.send(new DescribeServicesCommand({})), { name });
  await assert.rejects(support.send(new DescribeSupportedLanguagesCommand(about)), { name });
  const options = new DescribeCreateCaseOptionsCommand({ ...about, language: "en" });
  await assert.rejects(support.send(options), { name });
  await choose("BUSINESS_SUPPORT_PLUS");
});
