import { type Group, ListGroupsCommand, ListGroupsForUserCommand } from "@aws-sdk/client-iam";
import { client, readAll } from "../reads";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const GROUPS_OF_USER_MAX = 10;

export const readGroupsOf = (UserName: string): Promise<Group[]> =>
  readAll(
    (Marker) => client().send(new ListGroupsForUserCommand({ UserName, Marker })),
    (page) => page.Groups,
  );

export const readAllGroups = (): Promise<Group[]> =>
  readAll(
    (Marker) => client().send(new ListGroupsCommand({ MaxItems: 1000, Marker })),
    (page) => page.Groups,
  );
