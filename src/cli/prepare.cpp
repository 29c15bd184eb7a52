#include "cli/prepare.hpp"

#include <fstream>
#include <iostream>

#include <fmt/format.h>
#include <unistd.h>

#include "base/secret.hpp"
#include "base/text.hpp"
#include "cli/host.hpp"
#include "cli/prepare_target.hpp"
#include "cli/run_folder.hpp"
#include "cli/signals.hpp"
#include "cli/usage.hpp"
#include "cli/watch.hpp"
#include "prepare/engine.hpp"
#include "prepare/steps.hpp"
#include "report/html.hpp"
#include "report/json.hpp"
#include "report/progress_to_all.hpp"
#include "report/terminal.hpp"
#include "report/terminal_text.hpp"

namespace groundwork::cli {
namespace {

using prepare::Foundation;

constexpr std::int64_t kPlaneLookMs = 50;
constexpr std::int64_t kAwsLookMs = 5'000;
constexpr const char* kConfirmable = "support-plan";

void check_options(const PrepareOptions& o) {
  const bool on_aws = is_on_aws(o);
  if (on_aws && !o.endpoint.empty()) {
    throw UsageFault(
        "prepare: --endpoint is for rehearsals; on AWS, AWS_ENDPOINT_URL and the profile name one");
  }
  if (!on_aws && !o.account.empty()) {
    throw UsageFault(
        "prepare: --account names the account that was signed up on AWS; it goes with --target aws");
  }
  for (const std::string& id : o.confirm) {
    if (id == kConfirmable) continue;
    throw UsageFault(
        fmt::format("prepare: --confirm {}: only {} is a person's word; all else is read", id, kConfirmable));
  }
}

/// Prints what is wrong with the file; nullopt where it cannot be gone by.
std::optional<Foundation> read_file(const PrepareOptions& options) {
  const std::string name = options.foundation.string();
  prepare::FoundationFile file = prepare::read_foundation(base::read_file(options.foundation));
  for (const prepare::Finding& finding : file.findings) {
    fmt::print(stderr, "{}\n", prepare::to_text(finding, name));
  }
  return std::move(file.foundation);
}

/// `127.0.0.1-4566` of `http://127.0.0.1:4566`.
std::string folder_word(const std::string& url) {
  std::string word = url.substr(url.find("://") == std::string::npos ? 0 : url.find("://") + 3);
  while (word.ends_with('/')) word.pop_back();
  for (char& c : word) {
    if (c == ':' || c == '/') c = '-';
  }
  return word;
}

std::filesystem::path folder_of(const PrepareOptions& o, const Foundation& f) {
  if (o.data) return *o.data;
  std::string name = fmt::format("{}-{}", is_on_aws(o) ? "aws" : "rehearsal", f.organization_identifier);
  if (!o.endpoint.empty()) name += "-" + folder_word(o.endpoint);
  return default_data_folder() / name;
}

void write_reports(const std::filesystem::path& folder, const report::Report& report) {
  std::filesystem::create_directories(folder);
  base::write_private_file(folder / "report.html", report::to_html(report));
  base::write_private_file(folder / "report.json", report::to_json(report));
}

/// One run, from the folder to the reports.
class Run {
 public:
  Run(const PrepareOptions& options, const Foundation& foundation)
      : options_(options), foundation_(foundation), path_(folder_of(options, foundation)) {
    // A plan for what was never begun leaves nothing behind.
    if (!options.plan || std::filesystem::exists(prepare::Secrets::file_in(path_))) folder_.emplace(path_);
  }

  int carry_out() {
    base::SystemRandom random;
    const base::SystemClock clock;
    std::ostream& out = options_.json ? std::cerr : std::cout;
    report::Terminal terminal(out,
                              report::TerminalOptions::detect(options_.json ? STDERR_FILENO : STDOUT_FILENO));
    report::ProgressToAll progress;
    progress.add(terminal);
    const prepare::Pace pace{.clock = clock,
                             .sleep = base::sleep_ms,
                             .is_interrupted = [this] { return signals_.have_come(); },
                             .note = [&](std::string_view text) { progress.note(text); },
                             .look_interval_ms = is_on_aws(options_) ? kAwsLookMs : kPlaneLookMs,
                             .wait_ms_max = std::int64_t{options_.wait_minutes} * 60'000};
    prepare::Secrets secrets =
        folder_ ? prepare::Secrets::open(path_, passphrase_from(options_.passphrase_file), random)
                : prepare::Secrets::in_memory(random);
    const bool is_first = secrets.all().empty();
    PrepareTarget target({.options = options_,
                          .foundation = foundation_,
                          .folder = folder_ ? std::optional(path_) : std::nullopt,
                          .secrets = secrets,
                          .pace = pace,
                          .random = random});
    prepare::Preparation preparation{.foundation = foundation_,
                                     .target = target.kind(),
                                     .wire = target.wire(),
                                     .principals = target.principals(),
                                     .portal = target.portal(),
                                     .secrets = secrets,
                                     .pace = pace,
                                     .random = random,
                                     .account_given = options_.account,
                                     .confirmations = {options_.confirm.begin(), options_.confirm.end()}};
    if (is_first) explain(out);
    report::Report report = begun_report(target, clock);
    const std::unique_ptr<Watch> watch = begun_watch(report, clock, random, out);
    if (watch) progress.add(watch->progress());
    {
      const report::Ticker ticker(terminal);
      prepare_account(preparation, progress, report);
    }
    const int status = finish(report, out);
    if (watch) watch->show_the_end([this] { return signals_.have_come(); });
    return status;
  }

 private:
  void explain(std::ostream& out) const {
    for (const std::string& row : report::wrap(prepare::explanation(foundation_), 78)) out << row << '\n';
    out << '\n';
  }

  report::Report begun_report(const PrepareTarget& target, const base::Clock& clock) const {
    report::Report report;
    report.title =
        fmt::format("{} of {}", options_.plan ? "Plan for the AWS foundation" : "The AWS foundation",
                    foundation_.organization_identifier);
    report.subject = {.organization_identifier = foundation_.organization_identifier,
                      .organization_id = {},
                      .account_id = {},
                      .target = target.kind(),
                      .endpoint = target.endpoint_words()};
    report.tool_version = kVersion;
    report.started = clock.now();
    return report;
  }

  std::unique_ptr<Watch> begun_watch(const report::Report& report, const base::Clock& clock,
                                     base::Random& random, std::ostream& out) const {
    if (!options_.watch) return nullptr;
    const auto place = report_folder();
    auto watch = std::make_unique<Watch>(Watch::Parts{.port = options_.watch_port,
                                                      .clock = clock,
                                                      .random = random,
                                                      .begun = report,
                                                      .report_file = place ? report_file(*place) : ""});
    out << "Watch it in the browser: " << watch->url() << "\n\n" << std::flush;
    return watch;
  }

  /// Where the reports go; a plan's are kept only on demand.
  std::optional<std::filesystem::path> report_folder() const {
    if (options_.report || options_.plan) return options_.report;
    return path_;
  }

  static std::string report_file(const std::filesystem::path& folder) {
    return std::filesystem::absolute(folder / "report.html").string();
  }

  void prepare_account(prepare::Preparation& preparation, report::Progress& progress,
                       report::Report& report) {
    prepare::Engine engine(
        {.options = {.only_plan = options_.plan, .waits_for_people = !options_.no_wait},
         .pace = preparation.pace,
         .progress = progress,
         .redact = [&](std::string text) { return preparation.secrets.redact(std::move(text)); },
         .learn =
             [&](report::Subject& subject) {
               subject.account_id = preparation.account_id;
               subject.organization_id = preparation.organization_id;
             }});
    preparation.wire.observe([&](report::Call call) { engine.note_call(std::move(call)); });
    engine.run(prepare::guide_sections(preparation), report);
    preparation.wire.observe({});
  }

  int finish(const report::Report& report, std::ostream& out) const {
    if (const auto place = report_folder()) {
      write_reports(*place, report);
      out << "\nReport: " << report_file(*place) << '\n';
    }
    out.flush();
    if (options_.json) std::cout << report::to_json(report) << std::flush;
    return report::exit_code(report);
  }

  StopSignals signals_;  // before every thread
  const PrepareOptions& options_;
  const Foundation& foundation_;
  std::filesystem::path path_;
  std::optional<RunFolder> folder_;
};

}  // namespace

int run_prepare(const PrepareOptions& options) {
  check_options(options);
  const auto foundation = read_file(options);
  // 2 would say that a person is needed on AWS's pages.
  if (!foundation) return kFailed;
  return Run(options, *foundation).carry_out();
}

}  // namespace groundwork::cli
