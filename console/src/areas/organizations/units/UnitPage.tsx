import { DescribeOrganizationalUnitCommand } from "@aws-sdk/client-organizations";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useParams } from "react-router-dom";
import { useGoOn } from "../../../shared/arrival";
import { ListTable } from "../../../shared/ui/ListTable";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { useLive } from "../../../shared/useLive";
import { ABOVE } from "../organization";
import { PathLinks } from "../places/PathLinks";
import { TagsCard } from "../places/TagsCard";
import { TargetPolicies } from "../places/TargetPolicies";
import { client, hrefOf, readLevel, readParents, readRoot } from "../reads";
import { DeleteUnitModal } from "../tree/NodeDialog";
import { UnitNameModal } from "../tree/UnitNameModal";

const SHOWN_CHILDREN = 200;

/** A unit, or the root: what is in it and which policies hold. */
export default function UnitPage() {
  const { id = "" } = useParams();
  const isRoot = id.startsWith("r-");
  const [notice, setNotice] = useState<string>();
  const [dialog, setDialog] = useState<"add" | "rename" | "delete">();
  const goOn = useGoOn();
  const unit = useLive(() => (isRoot ? readAsRoot() : readUnit(id)), [id]);
  const children = useLive(() => readLevel(id, SHOWN_CHILDREN), [id]);
  const name = unit.data?.name ?? id;
  const dismiss = () => setDialog(undefined);
  const changed = async (words: string) => {
    await Promise.all([unit.reload(), children.reload()]);
    setNotice(words);
  };
  const rows = [
    ...(children.data?.units ?? []).map((child) => ({ id: child.Id!, name: child.Name!, kind: "Unit" })),
    ...(children.data?.accounts ?? []).map((child) => ({
      id: child.Id!,
      name: child.Name!,
      kind: "Account",
    })),
  ];
  return (
    <PageFrame
      title={name}
      above={ABOVE}
      loading={unit}
      notice={notice}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={() => setDialog("add")}>Add a unit</Button>
          {!isRoot && <Button onClick={() => setDialog("rename")}>Rename</Button>}
          {!isRoot && <Button onClick={() => setDialog("delete")}>Delete</Button>}
        </SpaceBetween>
      }
    >
      <Container header={<Header variant="h2">{isRoot ? "Root" : "Unit"}</Header>}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: isRoot ? "Root ID" : "Unit ID", value: <span className="gw-mono">{id}</span> },
            { label: "Stands in", value: <PathLinks path={unit.data?.parents ?? []} /> },
            { label: "ARN", value: <span className="gw-mono">{unit.data?.arn}</span> },
          ]}
        />
      </Container>
      <ListTable
        title="In it"
        description={children.data?.more && "These are the first; the tree shows all."}
        columns={[
          { header: "Name", cell: (child) => <Link href={hrefOf(child.id)}>{child.name}</Link> },
          { header: "Kind", cell: (child) => child.kind },
          { header: "ID", cell: (child) => <span className="gw-mono">{child.id}</span> },
        ]}
        rows={children.data && rows}
        keyOf={(child) => child.id}
        textOf={(child) => `${child.name} ${child.id}`}
        empty="Nothing is in it."
      />
      <TargetPolicies id={id} name={name} done={setNotice} />
      <TagsCard id={id} done={setNotice} />
      {dialog === "add" && <UnitNameModal parent={{ id, name }} changed={changed} dismiss={dismiss} />}
      {dialog === "rename" && <UnitNameModal unit={{ id, name }} changed={changed} dismiss={dismiss} />}
      {dialog === "delete" && (
        <DeleteUnitModal
          unit={{ id, name }}
          changed={async (words) => goOn("/console/organizations", words)}
          dismiss={dismiss}
        />
      )}
    </PageFrame>
  );
}

async function readUnit(id: string) {
  const [answer, parents] = await Promise.all([
    client().send(new DescribeOrganizationalUnitCommand({ OrganizationalUnitId: id })),
    readParents(id),
  ]);
  return { name: answer.OrganizationalUnit?.Name, arn: answer.OrganizationalUnit?.Arn, parents };
}

async function readAsRoot() {
  const root = await readRoot();
  return { name: root.Name, arn: root.Arn, parents: [] };
}
