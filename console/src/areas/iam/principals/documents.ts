/** IAM answers documents as they stand in an address (RFC 3986). */
export const documentOf = (encoded = ""): string => decodeURIComponent(encoded);

/** What a new policy begins with: IAM's reads. */
export const DOCUMENT_START = JSON.stringify(
  {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: ["iam:Get*", "iam:List*"], Resource: "*" }],
  },
  null,
  2,
);
