import type { Area } from "./area";
import { account } from "./account/area";
import { activity } from "./activity/area";
import { billing } from "./billing/area";
import { credentials } from "./credentials/area";
import { home } from "./home/area";
import { iam } from "./iam/area";
import { organizations } from "./organizations/area";
import { support } from "./support/area";

/** In the order of the side bar. An area that the plane does not have is not in it. */
export const areas: Area[] = [home, account, credentials, iam, organizations, billing, support, activity];
