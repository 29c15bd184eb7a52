#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "base/clock.hpp"
#include "gateway/http_message.hpp"
#include "plane/plane.hpp"

namespace groundwork::gateway {

/// What the operator of a plane may do over HTTP, under /_groundwork/: health, the clock, recorded events,
/// bills, AWS Support's part in cases and closed accounts, failures that are ordered for tests, and, where it
/// was asked for, a return to the seed. Not part of AWS; answers JSON. From other machines only with the
/// token.
class Operator {
 public:
  struct Options {
    std::string version;
    std::string token;            ///< for callers that are not on this machine; empty: none are served
    std::function<void()> reset;  ///< back to the seed; empty: not allowed
  };
  Operator(plane::Plane& plane, std::shared_ptr<base::SystemClock> clock, Options options);
  ~Operator();

  static bool owns(const HttpRequest& request);
  /// Answers from a thread of its own, since moving the clock may carry out months of jobs.
  void handle(HttpRequest request, Respond respond);

 private:
  HttpResponse answer(const HttpRequest& request);
  HttpResponse health();
  HttpResponse clock(const HttpRequest& request);
  HttpResponse events(const HttpRequest& request);
  HttpResponse bill(const HttpRequest& request);
  HttpResponse reset(const HttpRequest& request);
  void loop();

  plane::Plane& plane_;
  std::shared_ptr<base::SystemClock> clock_;
  Options options_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace groundwork::gateway
