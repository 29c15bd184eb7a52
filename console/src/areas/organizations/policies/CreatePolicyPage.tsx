import { CreatePolicyCommand } from "@aws-sdk/client-organizations";
import { Navigate, useNavigate, useParams } from "react-router-dom";
import { useGoOn } from "../../../shared/arrival";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { MemberNote, POLICIES } from "../organization";
import { kindOf } from "../policyTypes";
import { client, policyHref } from "../reads";
import { PolicyForm, type PolicyValues } from "./PolicyForm";
import { STARTS } from "./starts";

export default function CreatePolicyPage() {
  const { type } = useParams();
  const kind = kindOf(type);
  const navigate = useNavigate();
  const goOn = useGoOn();
  if (kind === undefined) return <Navigate replace to="/console/organizations/policies" />;
  const list = `/console/organizations/policies/${kind.type}`;
  const create = async ({ name, description, content }: PolicyValues) => {
    const answer = await client().send(
      new CreatePolicyCommand({ Type: kind.type, Name: name, Description: description, Content: content }),
    );
    goOn(policyHref(answer.Policy?.PolicySummary ?? {}), `The policy ${name} is made.`);
  };
  return (
    <PageFrame title="Create a policy" above={[...POLICIES, { text: kind.title, href: list }]}>
      <MemberNote />
      <PolicyForm
        type={kind.type}
        title={kind.title}
        submitText="Create the policy"
        initial={{ name: "", description: "", content: JSON.stringify(STARTS[kind.type], null, 2) }}
        save={create}
        cancel={() => navigate(list)}
      />
    </PageFrame>
  );
}
