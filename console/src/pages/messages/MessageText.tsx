import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Link from "@cloudscape-design/components/link";
import { codeIn, openableAddress, piecesOf } from "./links";

/** A message as it was sent, with its links to be followed and its codes to be seen at once. */
export function MessageText({ body }: { body: string }) {
  return (
    <div className="gw-message">
      {piecesOf(body).map((piece, index) => {
        if (piece.kind === "link") {
          return (
            <Link key={index} href={openableAddress(piece.text)} variant="primary">
              {piece.text}
            </Link>
          );
        }
        return piece.kind === "code" ? <strong key={index}>{piece.text}</strong> : piece.text;
      })}
    </div>
  );
}

/** Nothing where the message has no code. */
export function CopyCode({ body }: { body: string }) {
  const code = codeIn(body);
  if (code === undefined) return null;
  return (
    <CopyToClipboard
      copyButtonText={`Copy code ${code}`}
      textToCopy={code}
      copySuccessText="Copied"
      copyErrorText="It could not be copied"
    />
  );
}
