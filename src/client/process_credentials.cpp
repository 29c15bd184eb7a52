#include <array>
#include <cerrno>
#include <system_error>
#include <vector>

#include <boost/json.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "client/credential_document.hpp"
#include "client/providers.hpp"

namespace groundwork::client {
namespace {

constexpr std::size_t kOutputBytesMax = 65'536;

NotServed failure(std::string reason) { return {std::move(reason), true}; }

/// Splits as a shell does, with quotes and backslashes; nothing is expanded. nullopt on an open quote.
std::optional<std::vector<std::string>> split_command(std::string_view command) {
  std::vector<std::string> words;
  std::string word;
  bool in_word = false;
  char quote = '\0';
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    if (quote == '\0' && (c == ' ' || c == '\t' || c == '\n')) {
      if (in_word) words.push_back(std::exchange(word, {}));
      in_word = false;
      continue;
    }
    in_word = true;
    if (quote != '\0' ? c == quote : (c == '"' || c == '\'')) {
      quote = quote == '\0' ? c : '\0';
    } else if (c == '\\' && quote != '\'' && i + 1 < command.size()) {
      word.push_back(command[++i]);
    } else {
      word.push_back(c);
    }
  }
  if (quote != '\0') return std::nullopt;
  if (in_word) words.push_back(std::move(word));
  return words;
}

/// A child process whose standard output is read; waited for at the end, whatever happens.
class Child {
 public:
  explicit Child(std::vector<std::string>& words) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) fail(errno);
    output_ = pipe[0];
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
    const int error = ::posix_spawnp(&id_, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(pipe[1]);
    if (error != 0) {
      ::close(output_);
      fail(error);
    }
  }
  ~Child() {
    if (output_ >= 0) ::close(output_);
    if (id_ > 0) wait();
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// All that it printed, or nullopt where that is beyond all measure.
  std::optional<std::string> read_output() {
    std::string out;
    std::array<char, 4096> buffer;
    for (;;) {
      const ssize_t count = ::read(output_, buffer.data(), buffer.size());
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return out;
      out.append(buffer.data(), static_cast<std::size_t>(count));
      if (out.size() > kOutputBytesMax) return std::nullopt;
    }
  }
  /// Its exit status, or -1 where a signal ended it.
  int wait() {
    int status = 0;
    while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) continue;
    id_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  [[noreturn]] static void fail(int error) {
    throw std::runtime_error(std::generic_category().message(error));
  }

  pid_t id_ = -1;
  int output_ = -1;
};

Provided run(const std::string& command) {
  auto words = split_command(command);
  if (!words) return failure("credential_process has a quote that is not closed");
  if (words->empty()) return failure("credential_process is empty");
  Child child(*words);
  const auto output = child.read_output();
  if (!output) return failure("credential_process printed too much");
  if (const int status = child.wait(); status != 0) {
    return failure(fmt::format("credential_process ended with status {}", status));
  }
  boost::json::error_code error;
  const boost::json::value document = boost::json::parse(*output, error);
  const boost::json::object* const object = error ? nullptr : document.if_object();
  const boost::json::value* const version = object == nullptr ? nullptr : object->if_contains("Version");
  if (version == nullptr || *version != 1) {
    return failure("credential_process printed no JSON object with `\"Version\": 1`");
  }
  Provided provided = read_credential_document(*output, "SessionToken");
  if (auto* not_served = std::get_if<NotServed>(&provided)) {
    not_served->reason = "credential_process " + not_served->reason;
  }
  return provided;
}

}  // namespace

// https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
Provided process_credentials(const std::string& command) {
  try {
    return run(command);
  } catch (const std::runtime_error& error) {
    return failure(fmt::format("credential_process could not be run: {}", error.what()));
  }
}

}  // namespace groundwork::client
