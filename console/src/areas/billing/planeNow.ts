import { getSession } from "../../shared/portal/session";

/** The plane's own time: an operator may have moved its clock away from this machine's. */
export const planeNow = async (): Promise<Date> => new Date((await getSession()).now * 1000);
