#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/html_writer.hpp"
#include "report/model.hpp"

/// What stands in the body of a report's page, whole and in parts: the page of a run that goes on has most of
/// them too.
namespace groundwork::report {

/// `Everything is as the foundation asks`, `2 steps failed`.
std::string verdict_text(const Report& report);

void write_skip_link(HtmlWriter& html);
/// Header, contents, steps and footer of a report.
void write_report(HtmlWriter& html, const Report& report);

/// Whom the report is about and since when; how long it took where that is known.
void write_facts(HtmlWriter& html, const Report& report, std::optional<std::int64_t> took_ms);
/// How many steps ended how; `to_come` have not.
void write_counts(HtmlWriter& html, const Totals& sum, std::size_t to_come = 0);

struct ContentsEntry {
  std::string target, text, note;
};
void write_contents(HtmlWriter& html, const std::vector<ContentsEntry>& entries);
/// The entries of what a reader has to act on.
std::vector<ContentsEntry> agenda_entries(const Report& report);
ContentsEntry section_entry(const Section& section, std::string note);

/// A part of what the reader has to act on, with its heading.
void write_agenda(HtmlWriter& html, std::string_view id, std::string_view title,
                  const std::function<void()>& items);
/// Number and title, which lead to the step, and what is to be done; then `more`.
void write_agenda_step(HtmlWriter& html, const Step& step, std::string_view number,
                       const std::function<void()>& more = {});
/// The steps that failed or need a person.
void write_agendas(HtmlWriter& html, const Report& report);
/// A section with its heading.
void write_section(HtmlWriter& html, const Section& section, const std::function<void()>& steps);

}  // namespace groundwork::report
