/** The first stop of the Tab key: past the bars, to what `id="content"` holds. */
export function SkipLink() {
  return (
    <a className="gw-skip" href="#content">
      To the content
    </a>
  );
}
