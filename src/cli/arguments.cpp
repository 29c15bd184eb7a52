// The one file that includes CLI11, whose header takes seconds to compile: it turns argv into plain structs.
#include "cli/arguments.hpp"

#include <functional>
#include <map>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/host.hpp"

namespace groundwork::cli {
namespace {

constexpr const char* kEndpointVariable = "AWS_ENDPOINT_URL";

/// In the manual page too, so that it names no one's home.
constexpr const char* kDefaultDataFolder = "$XDG_DATA_HOME/groundwork or ~/.local/share/groundwork";

/// What stands behind an option's name: FILE, N, or the words that it takes.
std::string value_of(const CLI::Option& option) {
  if (option.get_items_expected_max() == 0) return {};
  const std::string type = option.get_type_name();
  return type.substr(0, type.find(':'));  // what follows describes the check
}

std::vector<std::string> choices_of(const CLI::Option& option) {
  const std::string value = value_of(option);
  std::vector<std::string> out;
  if (value.find('|') == std::string::npos) return out;
  for (const std::string_view word : base::split(value, '|')) out.emplace_back(word);
  return out;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
  const std::string_view nearest = base::nearest_name(word, {known.begin(), known.end()});
  return nearest.empty() ? "" : fmt::format("; did you mean {}?", nearest);
}

/// Lets an option take the words of `choices` alone: `bash|zsh|fish`.
void restrict(CLI::Option* option, const std::string& choices) {
  option->type_name(choices);
  option->check(CLI::Validator(
      [option](std::string& word) -> std::string {
        const auto known = choices_of(*option);
        if (std::find(known.begin(), known.end(), word) != known.end()) return {};
        return fmt::format("{} is none of {}{}", word, base::join(known, ", "), did_you_mean(word, known));
      },
      ""));
}

/// Of the commands that ask a running plane: after `groundwork env` the variable names it.
void define_running_plane(CLI::App& app, std::string& endpoint, bool& json) {
  app.add_option("--endpoint", endpoint,
                 fmt::format("where the plane answers; else ${}, else {}", kEndpointVariable, endpoint))
      ->type_name("URL")
      ->envname(kEndpointVariable);
  app.add_flag("--json", json, "print the plane's answer as it came");
}

void define_run_folder(CLI::App& app, std::optional<std::filesystem::path>& data,
                       std::optional<std::filesystem::path>& passphrase_file) {
  app.add_option("--data", data, fmt::format("folder of the run; else one below {}", kDefaultDataFolder))
      ->type_name("DIR");
  app.add_option("--passphrase-file", passphrase_file,
                 "file whose first line seals the secrets; else $GROUNDWORK_PASSPHRASE, else a key file")
      ->type_name("FILE");
}

void define(CLI::App& app, PrepareOptions& o) {
  app.add_option("foundation", o.foundation, "the foundation file")->required()->type_name("FOUNDATION.yaml");
  app.add_flag("--plan", o.plan, "only read, and say what would be done");
  restrict(app.add_option("--target", o.target, "where it runs; else rehearsal"), "rehearsal|aws");
  app.add_option("--endpoint", o.endpoint, "rehearse on a plane that runs already")->type_name("URL");
  app.add_option("--profile", o.profile, "of AWS's shared files, for the credentials")->type_name("NAME");
  app.add_option("--account", o.account, "on AWS: the account that was signed up")->type_name("ID");
  app.add_option("--confirm", o.confirm, "step that a person has done and no API can verify")
      ->type_name("STEP")
      ->expected(1)
      ->take_all();
  auto* no_wait = app.add_flag("--no-wait", o.no_wait, "do not wait for a person; end with status 2");
  app.add_option("--wait-minutes", o.wait_minutes, "how long to wait for AWS and for a person; else 60")
      ->type_name("N")
      ->check(CLI::Range(0, 7 * 24 * 60))
      ->excludes(no_wait);
  define_run_folder(app, o.data, o.passphrase_file);
  app.add_option("--report", o.report, "folder for report.html and report.json; else the run's")
      ->type_name("DIR");
  app.add_flag("--json", o.json, "print the report as JSON, and progress to the standard error");
  auto* watch = app.add_flag("--watch", o.watch, "show the report in the browser while it is written");
  app.add_option("--watch-port", o.watch_port, "where that page is served; 0 or none: a free one")
      ->type_name("PORT")
      ->check(CLI::Range(0, 65535))
      ->needs(watch);
  app.footer(
      "Examples:\n"
      "  groundwork prepare examples/first-foundation.yaml --plan\n"
      "  groundwork prepare examples/first-foundation.yaml --watch\n"
      "  groundwork prepare first-foundation.yaml --target aws --profile admin --account 111122223333\n"
      "\nExit status: 0 all is so, 1 a step failed or the file has a mistake, 2 a person is needed.\n");
}

void define(CLI::App& app, SecretsOptions& o) {
  app.add_option("--show", o.show, "print the value of this one")->type_name("NAME");
  define_run_folder(app, o.data, o.passphrase_file);
  app.add_flag("--json", o.json, "print as JSON");
  app.footer("Examples:\n  groundwork secrets\n  groundwork secrets --show administrator-password\n");
}

void define(CLI::App& app, TotpOptions& o) {
  restrict(app.add_option("who", o.who, "whose code")->required(), "root|administrator");
  define_run_folder(app, o.data, o.passphrase_file);
  app.add_flag("--json", o.json, "print as JSON, with the seconds that are left");
  app.footer("Examples:\n  groundwork totp root\n");
}

void define(CLI::App& app, UpOptions& o) {
  auto* data = app.add_option("--data", o.data,
                              fmt::format("folder of the plane's data; else {}", kDefaultDataFolder));
  data->type_name("DIR");
  app.add_flag("--memory", o.memory, "keep the data in memory, gone when the plane stops")->excludes(data);
  app.add_option("--address", o.address, "IP address to listen on; else 127.0.0.1")->type_name("ADDRESS");
  app.add_option("--port", o.port, "port to listen on, 0 for a free one; else 4566")
      ->type_name("PORT")
      ->check(CLI::Range(0, 65535));
  app.add_option("--threads", o.threads, "threads that serve; else as many as the machine has, at most 4")
      ->type_name("N")
      ->check(CLI::Range(0, 64));
  restrict(app.add_option("--auth", o.auth, "open: ask neither signatures nor policies; else enforced"),
           "enforced|open");
  app.add_option("--seed", o.seed, "seed file with what an empty plane starts with")->type_name("FILE");
  app.add_flag("--allow-reset", o.allow_reset,
               "let POST /_groundwork/reset bring the plane back to its seed");
  app.add_flag("--realistic-times", o.realistic_times, "let waits last as long as they do on AWS");
  app.add_option("--set", o.settings, "override one of AWS's numbers; may be given several times")
      ->type_name("NAME=VALUE")
      ->expected(1)
      ->take_all();
  app.add_flag("--list-settings", o.list_settings, "print the numbers that --set knows, and end");
  app.add_option("--smtp", o.smtp, "deliver mails also to this server, without TLS or a login")
      ->type_name("HOST:PORT");
  app.add_flag("--tls", o.tls, "serve https, with a self-made certificate unless one is given");
  auto* certificate = app.add_option("--tls-certificate", o.tls_certificate,
                                     "serve https with this certificate and those up to its issuer, in PEM");
  certificate->type_name("FILE");
  auto* key = app.add_option("--tls-key", o.tls_key, "its private key, in PEM and without a passphrase");
  key->type_name("FILE")->needs(certificate);
  certificate->needs(key);
  app.add_option("--ready-file", o.ready_file, "file to write the plane's URL to, once it serves")
      ->type_name("FILE");
  app.footer(
      "Examples:\n"
      "  groundwork up\n"
      "  groundwork up --memory --port 0 --seed examples/seed.yaml --allow-reset\n"
      "  groundwork up --tls\n"
      "  groundwork up --data ./plane --realistic-times --set iam.users=10\n");
}

void define(CLI::App& app, EnvOptions& o) {
  app.add_option("--endpoint", o.endpoint, "where the plane answers; else " + o.endpoint)->type_name("URL");
  app.add_option("--region", o.region, "Region; else us-east-1")->type_name("REGION");
  app.add_option("--ca-bundle", o.ca_bundle,
                 "certificate that the tools are to trust, of a plane that serves https")
      ->type_name("FILE");
  auto* seed = app.add_option("--seed", o.seed, "seed file whose first user with an access key is taken");
  seed->type_name("FILE");
  app.add_option("--account", o.account, "of the seed's accounts, the one with this id")->type_name("ID");
  app.add_option("--user", o.user, "of the seed's users, the one of this name")->type_name("NAME");
  app.add_option("--access-key", o.access_key,
                 "id of an access key, whose secret is read from standard input")
      ->type_name("ID")
      ->excludes(seed);
  app.footer(
      "Examples:\n"
      "  eval \"$(groundwork env --seed examples/seed.yaml)\"\n"
      "  eval \"$(groundwork env --seed examples/seed.yaml --account 210987654321 --user admin)\"\n"
      "  eval \"$(groundwork env --access-key AKIAIOSFODNN7EXAMPLE < secret.txt)\"\n");
}

void define(CLI::App& app, ClockOptions& o) {
  auto* advance = app.add_option("--advance", o.advance, "move on by a duration: 90d, 12h, 30m, 15s, 1d12h");
  advance->type_name("DURATION");
  auto* set = app.add_option("--set", o.set, "move to a time in ISO 8601: 2027-01-31T12:00:00Z");
  set->type_name("TIME")->excludes(advance);
  app.add_flag("--reset", o.reset, "move back to the machine's time")->excludes(advance)->excludes(set);
  define_running_plane(app, o.endpoint, o.json);
  app.footer(
      "Examples:\n"
      "  groundwork clock\n"
      "  groundwork clock --advance 90d      # what is due by then has happened when the command ends\n"
      "  groundwork clock --reset\n");
}

void define(CLI::App& app, EventsOptions& o) {
  app.add_option("--account", o.account, "of this account alone")->type_name("ID");
  app.add_option("--name", o.name, "of this operation alone, such as CreateUser")->type_name("NAME");
  app.add_option("--user", o.user, "of the IAM user of this name alone")->type_name("NAME");
  app.add_option("--limit", o.limit, "how many, counted from the newest; else 50")
      ->type_name("N")
      ->check(CLI::Range(1, 1000));
  app.add_flag("--why", o.why, "show below each event which policies were asked and what each said");
  define_running_plane(app, o.endpoint, o.json);
  app.footer(
      "Examples:\n"
      "  groundwork events --limit 5 --why\n"
      "  groundwork events --account 123456789012 --name CreateUser --json\n");
}

void define(CLI::App& app, BillOptions& o) {
  app.add_option("--account", o.account, "of this account, with a part for each member that it pays for")
      ->type_name("ID");
  app.add_option("--month", o.month, "of this month, such as 2026-11; else the present one")
      ->type_name("MONTH");
  define_running_plane(app, o.endpoint, o.json);
  app.footer(
      "Examples:\n"
      "  groundwork bill\n"
      "  groundwork bill --account 123456789012 --month 2026-11\n");
}

void define(CLI::App& app, ReopenOptions& o) {
  app.add_option("account", o.account, "the account, suspended since it was closed")
      ->required()
      ->type_name("ACCOUNT");
  define_running_plane(app, o.endpoint, o.json);
  app.footer(
      "Examples:\n"
      "  groundwork reopen 210987654321      # as AWS Support does, within 90 days of the closure\n");
}

void define(CLI::App& app, CoverageOptions& o) {
  auto* json = app.add_flag("--json", o.json, "print as JSON");
  app.add_flag("--markdown", o.markdown, "print docs/coverage.md")->excludes(json);
  app.footer("Examples:\n  groundwork coverage\n  groundwork coverage --json\n");
}

void define(CLI::App& app, CompletionOptions& o) {
  restrict(app.add_option("shell", o.shell, "the shell")->required(), "bash|zsh|fish");
  app.footer(
      "Examples:\n"
      "  source <(groundwork completion bash)\n"
      "  groundwork completion fish > ~/.config/fish/completions/groundwork.fish\n");
}

void define(CLI::App& app, ManualOptions&) { app.footer("Examples:\n  groundwork manual | man -l -\n"); }

/// CLI11's help without what it adds of types and relations, which the meaning says in words.
class HelpFormatter final : public CLI::Formatter {
 public:
  HelpFormatter() { column_width(30); }
  std::string make_option_opts(const CLI::Option* option) const override {
    const std::string value = value_of(*option);
    return value.empty() ? value : " " + value;
  }
};

/// The commands, defined, and what they will have read.
class Parser {
 public:
  Parser() {
    app_.set_help_flag("-h,--help", "print a help and end");
    app_.set_version_flag("--version", fmt::format("groundwork {}", kVersion), "print the version and end");
    app_.formatter(std::make_shared<HelpFormatter>());
    app_.require_subcommand(0, 1);
    app_.footer(
        "Examples:\n"
        "  groundwork up --memory --seed examples/seed.yaml\n"
        "  eval \"$(groundwork env --seed examples/seed.yaml)\" && aws iam list-users\n"
        "\nEach command has a --help of its own. Exit status: 0 done, 1 failed, 2 wrong usage.\n");
    add<PrepareOptions>("prepare", "carry out AWS's guide for the management account");
    add<SecretsOptions>("secrets", "list or show what a run of prepare keeps sealed");
    add<TotpOptions>("totp", "print the present MFA code of a rehearsed account");
    add<UpOptions>("up", "serve an account plane");
    add<EnvOptions>("env", "print what points AWS's tools at a plane, for eval");
    add<ClockOptions>("clock", "show or move the clock of a running plane");
    add<EventsOptions>("events", "show what a running plane has recorded");
    add<BillOptions>("bill", "show what a running plane's accounts have to pay");
    add<ReopenOptions>("reopen", "bring a closed account of a running plane back");
    add<CoverageOptions>("coverage", "show which operations of AWS's APIs are carried out");
    add<CompletionOptions>("completion", "print the completion script of a shell");
    add<ManualOptions>("manual", "print the manual page");
    take_[app_.add_subcommand("version", "print the version")] = [] { return version_text(); };
    add_help();
  }

  Invocation parse(int count, const char* const* arguments) {
    try {
      app_.parse(count, arguments);
    } catch (const CLI::CallForHelp&) {
      return Text{help_of(chosen())};
    } catch (const CLI::CallForVersion&) {
      return version_text();
    } catch (const CLI::ParseError& error) {
      return BadArguments{fault_words(error)};
    }
    if (app_.get_subcommands().empty()) return BadArguments{"a command is needed: see groundwork help"};
    return take_.at(&chosen())();
  }

  CommandShape shape() const {
    CommandShape shape = shape_of(app_);
    shape.name = "groundwork";
    for (const CLI::App* command : app_.get_subcommands({})) shape.commands.push_back(shape_of(*command));
    return shape;
  }

 private:
  template <class Options>
  void add(const char* name, const char* meaning) {
    CLI::App* command = app_.add_subcommand(name, meaning);
    const auto options = std::make_shared<Options>();
    define(*command, *options);
    take_[command] = [options] { return *options; };
  }

  void add_help() {
    CLI::App* help = app_.add_subcommand("help", "print the help of a command, or of the program");
    const auto name = std::make_shared<std::string>();
    CLI::Option* command = help->add_option("command", *name, "the command");
    restrict(command, base::join(command_names(), "|"));
    take_[help] = [this, name]() -> Invocation {
      return Text{help_of(name->empty() ? app_ : *app_.get_subcommand(*name))};
    };
  }

  static Invocation version_text() { return Text{fmt::format("groundwork {}\n", kVersion)}; }

  /// The command that stood in the arguments, or the program.
  const CLI::App& chosen() const {
    const auto found = app_.get_subcommands();
    return found.empty() ? app_ : *found.front();
  }

  static std::string help_of(const CLI::App& app) {
    return app.get_formatter()->make_help(
        &app, app.get_parent() == nullptr ? "groundwork" : "groundwork " + app.get_name(),
        CLI::AppFormatMode::Normal);
  }

  std::vector<std::string> command_names() const {
    std::vector<std::string> names;
    for (const CLI::App* command : app_.get_subcommands({})) names.push_back(command->get_name());
    return names;
  }

  static std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    return names;
  }

  /// What was not known is told first: the rest may follow from it.
  std::string fault_words(const CLI::ParseError& error) const {
    const CLI::App& command = chosen();
    const std::string place = &command == &app_ ? "" : command.get_name() + ": ";
    const auto unknown = command.remaining();
    if (unknown.empty()) return place + error.what();
    const std::string name = unknown.front().substr(0, unknown.front().find('='));
    if (name.starts_with('-')) {
      return fmt::format("{}unknown option {}{}", place, name, did_you_mean(name, option_names(command)));
    }
    if (&command != &app_) return fmt::format("{}unexpected argument {}", place, name);
    return fmt::format("unknown command {}{}", name, did_you_mean(name, command_names()));
  }

  static CommandShape shape_of(const CLI::App& app) {
    CommandShape shape{app.get_name(), app.get_description(), app.get_footer(), {}, {}};
    for (const CLI::Option* option : app.get_options()) {
      OptionShape out{{}, option->get_description(), {}, choices_of(*option)};
      for (const std::string& name : option->get_snames()) out.names.push_back("-" + name);
      for (const std::string& name : option->get_lnames()) out.names.push_back("--" + name);
      if (out.names.empty()) out.names.push_back(option->get_name());
      out.value = value_of(*option);
      shape.options.push_back(std::move(out));
    }
    return shape;
  }

  CLI::App app_{"Prepare an AWS management account, and rehearse it on a local account plane.", "groundwork"};
  std::map<const CLI::App*, std::function<Invocation()>> take_;
};

}  // namespace

Invocation parse_arguments(int count, const char* const* arguments) {
  return Parser().parse(count, arguments);
}

CommandShape program_shape() { return Parser().shape(); }

}  // namespace groundwork::cli
