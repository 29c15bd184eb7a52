#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/clock.hpp"
#include "gateway/http_message.hpp"
#include "report/run_state.hpp"

namespace groundwork::cli {

/// Answers browsers with the page of a run (report/live_page.hpp): at once, or, where a page says which
/// version it has, as soon as there is another. Thread-safe.
class WatchPage {
 public:
  struct Parts {
    const base::Clock& clock;
    std::string path;         ///< `/TOKEN/`: whoever does not know it gets nothing
    std::string report_file;  ///< empty where none is kept
    report::Report begun;     ///< what is shown before the first state comes
    std::int64_t hold_ms_max = 25'000;
  };
  explicit WatchPage(Parts parts);
  ~WatchPage();  ///< closes
  WatchPage(const WatchPage&) = delete;
  WatchPage& operator=(const WatchPage&) = delete;

  const std::string& path() const { return parts_.path; }
  void publish(std::shared_ptr<const report::RunState> state);
  void handle(const gateway::HttpRequest& request, gateway::Respond respond);
  /// Whether a browser was given the run's end.
  bool has_shown_the_end() const;
  /// Answers all who wait; from then on nobody waits.
  void close();

 private:
  struct Waiting {
    std::uint64_t version;  ///< that its page has
    std::int64_t since_ms;
    gateway::Respond respond;
  };
  void answer_waiting(const std::stop_token& stop);
  void answer_due();
  std::vector<Waiting> take_due();
  gateway::HttpResponse page();

  const Parts parts_;
  mutable std::mutex mutex_;
  std::condition_variable_any woken_;
  std::shared_ptr<const report::RunState> state_;
  std::uint64_t version_ = 0;
  std::vector<Waiting> waiting_;
  bool is_closed_ = false;
  bool has_shown_the_end_ = false;
  std::jthread answering_;
};

}  // namespace groundwork::cli
