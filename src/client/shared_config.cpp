#include "client/shared_config.hpp"

#include <filesystem>

#include <fmt/format.h>

#include "base/secret.hpp"
#include "base/text.hpp"

namespace groundwork::client {
namespace {

using Sections = std::map<std::string, Properties, std::less<>>;

std::string_view without_comment(std::string_view value) {
  for (std::size_t at = 1; at < value.size(); ++at) {
    const bool after_space = value[at - 1] == ' ' || value[at - 1] == '\t';
    if (after_space && (value[at] == '#' || value[at] == ';')) return value.substr(0, at);
  }
  return value;
}

/// Reads one file line by line. A line that is indented deeper than the property above it belongs to that
/// property.
class IniReader {
 public:
  explicit IniReader(std::string_view file) : file_(file) {}

  void read_line(std::string_view line) {
    ++line_number_;
    const std::string_view text = base::trim(line);
    if (text.empty() || text.front() == '#' || text.front() == ';') return;
    const std::size_t indent = line.find_first_not_of(" \t");
    if (text.front() == '[') {
      begin_section(text);
    } else if (!outer_.empty() && indent > outer_indent_) {
      add_nested(text);
    } else {
      outer_ = add(text, "");
      outer_indent_ = indent;
    }
  }
  Sections take() { return std::move(sections_); }

 private:
  void begin_section(std::string_view text) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos) fail("a section has no closing bracket");
    current_ = &sections_[std::string(base::trim(text.substr(1, end - 1)))];
    outer_.clear();
  }

  /// `outer =` may be followed by properties of its own; a value may also simply go on in the next line.
  void add_nested(std::string_view text) {
    std::string& value = (*current_)[outer_];
    if (value.empty()) {
      add(text, outer_ + ".");
    } else {
      value.append(1, '\n').append(base::trim(without_comment(text)));
    }
  }

  std::string add(std::string_view text, const std::string& prefix) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) fail("a setting has no equal sign");
    if (current_ == nullptr) fail("a setting stands before the first section");
    std::string name = prefix + base::lower(base::trim(text.substr(0, equals)));
    (*current_)[name] = base::trim(without_comment(text.substr(equals + 1)));
    return name;
  }

  [[noreturn]] void fail(std::string_view what) const {
    throw ConfigError(fmt::format("{}:{}: {}", file_, line_number_, what));
  }

  std::string_view file_;
  std::size_t line_number_ = 0;
  Sections sections_;
  Properties* current_ = nullptr;
  std::string outer_;
  std::size_t outer_indent_ = 0;
};

/// `profile NAME` → NAME; the name may stand in quotes. Empty where the section is of another kind.
std::string_view name_after(std::string_view section, std::string_view kind) {
  if (!section.starts_with(kind) || section.size() == kind.size()) return {};
  section.remove_prefix(kind.size());
  if (section.front() != ' ' && section.front() != '\t') return {};
  section = base::trim(section);
  if (section.size() >= 2 && (section.front() == '"' || section.front() == '\'') &&
      section.back() == section.front()) {
    section = section.substr(1, section.size() - 2);
  }
  return section;
}

std::string file_path(const Environment& environment, const std::string& variable, std::string_view usual) {
  const std::string home = environment("HOME").value_or("");
  std::string path = environment(variable).value_or("~/.aws/" + std::string(usual));
  if (path.starts_with("~/")) path.replace(0, 1, home);
  return path;
}

Sections read_sections(const std::string& file) {
  if (!std::filesystem::exists(file)) return {};
  try {
    return parse_ini(base::read_file(file), file);
  } catch (const ConfigError&) {
    throw;
  } catch (const std::runtime_error& error) {
    throw ConfigError(error.what());
  }
}

void overlay(Properties& target, Properties& source) {
  for (auto& [name, value] : source) target[name] = std::move(value);
}

}  // namespace

Sections parse_ini(std::string_view text, std::string_view file) {
  IniReader reader(file);
  for (const std::string_view line : base::split(text, '\n')) reader.read_line(line);
  return reader.take();
}

// https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
SharedConfig load_shared_config(const Environment& environment) {
  SharedConfig shared;
  shared.config_file = file_path(environment, "AWS_CONFIG_FILE", "config");
  shared.credentials_file = file_path(environment, "AWS_SHARED_CREDENTIALS_FILE", "credentials");
  Sections config = read_sections(shared.config_file);
  for (auto& [section, properties] : config) {
    if (section == "default") {
      // [profile default] stands above [default], whichever comes first.
      for (auto& [name, value] : properties) shared.profiles["default"].emplace(name, value);
    } else if (const auto profile = name_after(section, "profile"); !profile.empty()) {
      overlay(shared.profiles[std::string(profile)], properties);
    } else if (const auto services = name_after(section, "services"); !services.empty()) {
      overlay(shared.services[std::string(services)], properties);
    }
  }
  Sections credentials = read_sections(shared.credentials_file);
  for (auto& [profile, properties] : credentials) {
    overlay(shared.profiles[profile], properties);
  }
  return shared;
}

const Properties* SharedConfig::profile(std::string_view name) const {
  const auto found = profiles.find(name);
  return found == profiles.end() ? nullptr : &found->second;
}

std::optional<std::string> property(const Properties& properties, std::string_view name) {
  const auto found = properties.find(name);
  if (found == properties.end() || found->second.empty()) return std::nullopt;
  return found->second;
}

std::string profile_name(const Environment& environment, const std::optional<std::string>& asked_for) {
  if (asked_for) return *asked_for;
  if (auto name = environment("AWS_PROFILE")) return *name;
  return environment("AWS_DEFAULT_PROFILE").value_or("default");
}

}  // namespace groundwork::client
