import {
  AddUserToGroupCommand,
  GetGroupCommand,
  ListUsersCommand,
  RemoveUserFromGroupCommand,
  type User,
} from "@aws-sdk/client-iam";
import { client, readAll } from "../reads";

export const readMembers = (GroupName: string): Promise<User[]> =>
  readAll(
    (Marker) => client().send(new GetGroupCommand({ GroupName, MaxItems: 1000, Marker })),
    (page) => page.Users,
  );

export const readAllUsers = (): Promise<User[]> =>
  readAll(
    (Marker) => client().send(new ListUsersCommand({ MaxItems: 1000, Marker })),
    (page) => page.Users,
  );

export const addMember = (GroupName: string, UserName: string) =>
  client().send(new AddUserToGroupCommand({ GroupName, UserName }));

export const removeMember = (GroupName: string, UserName: string) =>
  client().send(new RemoveUserFromGroupCommand({ GroupName, UserName }));
