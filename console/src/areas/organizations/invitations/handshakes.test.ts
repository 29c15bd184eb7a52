import { describe, expect, it } from "vitest";
import { addresseeOf, resource, senderOf } from "./handshakes";

const invitation = {
  Action: "INVITE" as const,
  Parties: [
    { Id: "abc1234567", Type: "ORGANIZATION" as const },
    { Id: "222222222222", Type: "ACCOUNT" as const },
  ],
  Resources: [
    {
      Type: "ORGANIZATION" as const,
      Value: "o-abc1234567",
      Resources: [{ Type: "MASTER_NAME" as const, Value: "Harbor" }],
    },
    { Type: "NOTES" as const, Value: "Join us" },
  ],
};

describe("a handshake in words", () => {
  it("tells who asks whom", () => {
    expect(senderOf(invitation)).toBe("Harbor (o-abc1234567)");
    expect(addresseeOf(invitation)).toBe("222222222222");
  });

  it("finds what stands deep in it", () => {
    expect(resource(invitation, "MASTER_NAME")).toBe("Harbor");
    expect(resource(invitation, "NOTES")).toBe("Join us");
    expect(resource(invitation, "MASTER_EMAIL")).toBeUndefined();
  });
});
