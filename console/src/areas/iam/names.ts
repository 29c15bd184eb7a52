import { all, atMost, matches, needed, type TextRule } from "../../shared/form/rules";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, "IAM name requirements" */
export const entityName = (length: number): TextRule =>
  all(
    needed("A name"),
    atMost(length),
    matches(/^[\w+=,.@-]+$/, "Letters of ASCII, digits and + = , . @ _ - signs, without spaces."),
  );

export const USER_NAME = entityName(64);
export const ROLE_NAME = entityName(64);
export const GROUP_NAME = entityName(128);

export const nameRule = (length: number): string =>
  `1 to ${length} letters, digits and + = , . @ _ - signs; unique in the account, whatever the case.`;

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html, `Path` */
export const entityPath: TextRule = all(
  needed("A path"),
  atMost(512),
  matches(/^(\/|\/[!-~]+\/)$/, "It begins and ends with /, as in /people/berlin/."),
);

export const PATH_RULE = "Begins and ends with /. A policy can name all that is below a path.";
