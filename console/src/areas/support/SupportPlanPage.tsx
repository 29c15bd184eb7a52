import PlanPage from "../account/PlanPage";
import { ABOVE } from "./above";

/** The account's settings have the same page. */
export default function SupportPlanPage() {
  return <PlanPage above={ABOVE} />;
}
