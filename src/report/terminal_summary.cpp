#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/terminal.hpp"
#include "report/terminal_text.hpp"

namespace groundwork::report {
namespace {

constexpr std::string_view kIndent = "         ";
constexpr std::size_t kTitleWidthMin = 18;

class Summary {
 public:
  Summary(std::ostream& out, const TerminalOptions& options, const Report& report)
      : out_(out), options_(options), brush_(options), report_(report) {}

  void write() {
    heading("Summary");
    if (!write_table()) write_list();
    const Totals sum = totals(report_);
    line("");
    paragraph(fmt::format("{} steps and {} calls in {}: {}", sum.steps, sum.calls,
                          duration_text(report_.finished.ms - report_.started.ms), words(sum)),
              "  ");
    write_failed();
    write_people();
    out_.flush();
  }

 private:
  void line(std::string_view text) { out_ << text << '\n'; }

  void heading(std::string_view text) {
    line("");
    line(brush_.bold(text));
  }

  void paragraph(std::string_view text, std::string_view indent) {
    const auto room = static_cast<std::size_t>(std::max(options_.width, 40)) - indent.size();
    for (const std::string& row : wrap(printable(text), room)) line(std::string(indent) + row);
  }

  /// False, and nothing written, where the output is too narrow for a table.
  bool write_table() {
    const Totals sum = totals(report_);
    std::vector<Result> columns;
    std::size_t counts_width = 0;
    for (const Result result : kResults) {
      if (sum.of(result) == 0) continue;
      columns.push_back(result);
      counts_width += column_head(result).size() + 2;
    }
    std::size_t title_width = 0;
    for (const Section& section : report_.sections) {
      title_width = std::max(title_width, base::utf8_length(label(section)));
    }
    const auto room = static_cast<std::size_t>(options_.width);
    if (room < counts_width + kTitleWidthMin + 2) return false;
    title_width = std::max(kTitleWidthMin, std::min(title_width, room - counts_width - 2));

    std::string head = "  " + pad("Section", title_width);
    for (const Result column : columns) head += fmt::format("  {}", column_head(column));
    line(brush_.dim(head));
    for (const Section& section : report_.sections) {
      const std::string title = fit(label(section), title_width, options_.utf8);
      line("  " + pad(title, title_width) + counts(totals(section), columns));
    }
    line("  " + pad("All", title_width) + counts(sum, columns));
    return true;
  }

  static std::string_view column_head(Result result) {
    return result == Result::needs_person ? "person" : words(result);
  }

  std::string counts(const Totals& sum, const std::vector<Result>& columns) const {
    std::string row;
    for (const Result column : columns) {
      const int number = sum.of(column);
      const std::string cell =
          pad_left(number == 0 ? "-" : std::to_string(number), column_head(column).size());
      row += "  " + (number == 0 ? brush_.dim(cell) : brush_.result(column, cell));
    }
    return row;
  }

  void write_list() {
    for (const Section& section : report_.sections) {
      line("  " + label(section));
      paragraph(words(totals(section)), "     ");
    }
  }

  static std::string label(const Section& section) {
    return fmt::format("{:>2} {}", section.number, printable(section.title));
  }

  void write_failed() {
    const std::vector<StepPlace> failed = steps_with(report_, Result::failed);
    if (failed.empty()) return;
    heading("What failed");
    for (const StepPlace& place : failed) {
      title(place);
      paragraph(place.step->error, kIndent);
    }
  }

  void write_people() {
    const std::vector<StepPlace> people = steps_with(report_, Result::needs_person);
    if (people.empty()) return;
    heading("What needs a person");
    for (const StepPlace& place : people) {
      title(place);
      if (!place.step->person) continue;
      const PersonTask& task = *place.step->person;
      paragraph(task.what, kIndent);
      if (!task.url.empty()) line(std::string(kIndent) + brush_.link(printable(task.url)));
      if (!task.verified_afterwards.empty()) {
        paragraph("Verified afterwards: " + task.verified_afterwards, kIndent);
      }
    }
  }

  void title(const StepPlace& place) {
    const Result result = place.step->result;
    const auto room = static_cast<std::size_t>(std::max(options_.width, 40)) - kIndent.size();
    line(fmt::format("  {} {}  {}", brush_.result(result, brush_.sign(result)), place.number,
                     brush_.bold(fit(printable(place.step->title), room, options_.utf8))));
  }

  std::ostream& out_;
  const TerminalOptions& options_;
  const Brush brush_;
  const Report& report_;
};

}  // namespace

void write_summary(std::ostream& out, const TerminalOptions& options, const Report& report) {
  Summary(out, options, report).write();
}

}  // namespace groundwork::report
