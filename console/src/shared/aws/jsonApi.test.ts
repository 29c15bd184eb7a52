import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { callJson, everyJsonPage, type JsonApi } from "./jsonApi";

vi.mock("./credentials", () => ({
  sessionCredentials: async () => ({ accessKeyId: "AKID", secretAccessKey: "secret", sessionToken: "token" }),
  forgetCredentials: () => undefined,
}));

const API: JsonApi = { client: "BillingClient", signingName: "billing", target: "AWSBilling" };
const sent =
  vi.fn<(address: string, request: { headers: Record<string, string>; body: string }) => Response>();

const answer = (body: object, init: ResponseInit = {}) => new Response(JSON.stringify(body), init);

beforeEach(() => {
  vi.stubGlobal("location", new URL("http://localhost:4566/console"));
  vi.stubGlobal("fetch", async (address: string, request: never) => sent(address, request));
});
afterEach(() => {
  sent.mockReset();
  vi.unstubAllGlobals();
});

test("a call is signed, and moments go as seconds", async () => {
  sent.mockReturnValueOnce(answer({ credits: [] }));
  await callJson(API, "GetCredits", { accountId: "111122223333", startDate: new Date(1000) });
  const { headers, body } = sent.mock.calls[0]![1];
  expect(body).toBe('{"accountId":"111122223333","startDate":1}');
  expect(headers["x-amz-target"]).toBe("AWSBilling.GetCredits");
  expect(headers["authorization"]).toMatch(/Credential=AKID\/\d{8}\/us-east-1\/billing\/aws4_request/);
  expect(headers["x-amz-security-token"]).toBe("token");
  expect(headers["host"]).toBeUndefined();
});

test("a list is read to its last page", async () => {
  sent
    .mockReturnValueOnce(answer({ items: [1], nextToken: "a" }))
    .mockReturnValueOnce(answer({ items: [2] }));
  const itemsOf = (page: { items: number[]; nextToken?: string }) => page.items;
  expect(await everyJsonPage(API, "ListBillingViews", {}, itemsOf)).toEqual([1, 2]);
  expect(sent.mock.calls[1]![1].body).toBe('{"nextToken":"a"}');
});

test("a refusal has the name, the words and the members that the plane gave it", async () => {
  const fieldList = [{ name: "promoCode", message: "The code has expired." }];
  const body = { __type: "com.amazonaws.billing#ValidationException", message: "No.", fieldList };
  sent.mockReturnValueOnce(answer(body, { status: 400, headers: { "x-amzn-requestid": "r-1" } }));
  const error = await callJson(API, "RedeemCredits", { promoCode: "X" }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    name: "ValidationException",
    message: "No.",
    fieldList,
    $metadata: { httpStatusCode: 400, requestId: "r-1" },
  });
});

test("where the plane's clock was moved, a request is sent once more with its time", async () => {
  const moved = new Date(Date.now() + 90 * 86_400_000);
  const headers = { date: moved.toUTCString() };
  sent
    .mockReturnValueOnce(answer({ __type: "RequestExpired" }, { status: 400, headers }))
    .mockReturnValueOnce(answer({ credits: [] }, { headers }));
  await callJson(API, "GetCredits", {});
  const day = moved.toISOString().slice(0, 10).replaceAll("-", "");
  expect(sent.mock.calls.map(([, request]) => request.headers["x-amz-date"]?.startsWith(day))).toEqual([
    false,
    true,
  ]);
});
