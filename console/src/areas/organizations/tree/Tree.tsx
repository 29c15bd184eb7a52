import { MoveAccountCommand, type Root } from "@aws-sdk/client-organizations";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import TreeView from "@cloudscape-design/components/tree-view";
import { useState } from "react";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { useAction } from "../../../shared/useAction";
import { useLoad } from "../../../shared/useLoad";
import { client, readRoot } from "../reads";
import { NodeActions } from "./NodeActions";
import { NodeDialog, type Dialog } from "./NodeDialog";
import { NodeIcon, NodeName } from "./NodeName";
import { type TreeNode, useTree } from "./useTree";
import { NewAccountButtons } from "../accounts/NewAccountButtons";

export function Tree({ done }: { done: (words: string) => void }) {
  const root = useLoad(readRoot);
  if (root.data === undefined) {
    return root.error === undefined ? (
      <StatusIndicator type="loading">Reading</StatusIndicator>
    ) : (
      <ErrorBox error={root.error} retry={() => void root.reload()} />
    );
  }
  return <OpenTree root={root.data} done={done} />;
}

/**
 * An account is moved by dragging it onto a unit or the root, or with its menu; AWS has no operation that
 * moves a unit.
 */
function OpenTree({ root, done }: { root: Root; done: (words: string) => void }) {
  const tree = useTree(root);
  const [dialog, setDialog] = useState<Dialog>();
  const changed = async (words: string) => {
    await tree.reload();
    done(words);
  };
  const move = useAction(async (account: { id: string; parentId: string; name: string }, to: TreeNode) => {
    await client().send(
      new MoveAccountCommand({
        AccountId: account.id,
        SourceParentId: account.parentId,
        DestinationParentId: to.id,
      }),
    );
    await changed(`${account.name} is moved to ${to.name}.`);
  });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Drag an account onto a unit to move it, or use its menu."
          actions={<NewAccountButtons />}
        >
          Tree
        </Header>
      }
    >
      <SpaceBetween size="s">
        <ErrorBox error={move.error} />
        <ErrorBox error={tree.error} retry={() => void tree.reload()} />
        <TreeView
          ariaLabel="Root, units and accounts"
          connectorLines="vertical"
          items={[tree.root]}
          getItemId={(node) => node.id}
          getItemChildren={(node) => node.children}
          expandedItems={tree.open}
          onItemToggle={({ detail }) => tree.toggle(detail.id, detail.expanded)}
          renderItem={(node) => ({
            announcementLabel: node.name,
            icon: <NodeIcon node={node} />,
            content: (
              <NodeName
                node={node}
                onDrop={(account) => void move.run(account, node)}
                readMore={() => tree.readMore(node.parentId ?? "")}
              />
            ),
            secondaryContent: node.kind === "account" ? node.id : undefined,
            actions: <NodeActions node={node} choose={setDialog} />,
          })}
        />
      </SpaceBetween>
      {dialog !== undefined && (
        <NodeDialog dialog={dialog} changed={changed} dismiss={() => setDialog(undefined)} />
      )}
    </Container>
  );
}
