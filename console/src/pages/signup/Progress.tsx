import { Link, useLocation } from "react-router-dom";
import { isDone, isOpen, PAGES, useWizard } from "./flow";

/** All pages of the wizard: which are behind us, which is open, and which can be gone back to. */
export function Progress() {
  const { signUp } = useWizard();
  const here = useLocation().pathname.split("/")[2] ?? "";
  const at = PAGES.findIndex((page) => page.path === here);
  return (
    <nav aria-label="Pages of the sign-up" className="gw-progress">
      <p className="gw-progress-short">{at < 0 ? "Sign-up" : `Page ${at + 1} of ${PAGES.length}`}</p>
      <ol>
        {PAGES.map((page) => (
          <li
            key={page.path}
            className={isDone(page, signUp) ? "gw-progress-done" : undefined}
            aria-current={page.path === here ? "step" : undefined}
          >
            {page.path !== here && signUp !== undefined && isOpen(page, signUp) ? (
              <Link to={`/signup/${page.path}`}>{page.title}</Link>
            ) : (
              <span>{page.title}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
