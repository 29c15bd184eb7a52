import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { PublicFrame } from "../../shell/PublicFrame";

const DOORS = [
  {
    title: "Create an account",
    href: "/signup",
    text: "Sign up as on AWS, from the e-mail address to the support plan.",
  },
  {
    title: "Sign in",
    href: "/signin",
    text: "As a root user or an IAM user, with a password and a second factor.",
  },
  {
    title: "Open the mailbox",
    href: "/mail",
    text: "Every mail that the plane has sent, with its codes and links.",
  },
  { title: "Look at the phone", href: "/phone", text: "Text messages and calls with their codes." },
];

export default function WelcomePage() {
  return (
    <PublicFrame title="Welcome" wide>
      <SpaceBetween size="l">
        <Box variant="h1">An AWS account plane on this machine</Box>
        <Box variant="p">
          Rehearse the first hour of an AWS organization here. Nothing on these pages leaves this machine, and
          no card is charged.
        </Box>
        <ColumnLayout columns={2}>
          {DOORS.map((door) => (
            <Container key={door.href} fitHeight header={<Header variant="h2">{door.title}</Header>}>
              <SpaceBetween size="m">
                <Box variant="p">{door.text}</Box>
                <Button href={door.href} ariaLabel={door.title}>
                  {door.title}
                </Button>
              </SpaceBetween>
            </Container>
          ))}
        </ColumnLayout>
      </SpaceBetween>
    </PublicFrame>
  );
}
