import Link from "@cloudscape-design/components/link";
import { Fragment } from "react";
import { hrefOf, type Place } from "../reads";

/** Root / Workloads / Production, each with its page. */
export function PathLinks({ path }: { path: Place[] }) {
  if (path.length === 0) return <>–</>;
  return (
    <>
      {path.map((place, index) => (
        <Fragment key={place.id}>
          {index > 0 && " / "}
          <Link href={hrefOf(place.id)}>{place.name}</Link>
        </Fragment>
      ))}
    </>
  );
}
