#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "report/progress.hpp"

namespace groundwork::cli {

/// `prepare --watch`: the run's report as a page that follows it, for browsers of this machine alone.
class Watch {
 public:
  struct Parts {
    std::uint16_t port = 0;  ///< 0 takes a free one
    const base::Clock& clock;
    base::Random& random;
    report::Report begun;
    std::string report_file;  ///< where the report will be; empty where none is kept
  };
  /// Listens. Throws http::ListenError.
  explicit Watch(Parts parts);
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  /// With the one path at which the page answers.
  const std::string& url() const;
  /// What is to be told what goes on.
  report::Progress& progress();
  /// Shows the run's end, which the page then says: to be called when the report is where it will be.
  /// Returns when the browsers that follow have it, when none has asked for some seconds, or at an
  /// interruption; after a run that was interrupted, in a moment.
  void show_the_end(const std::function<bool()>& is_interrupted);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace groundwork::cli
