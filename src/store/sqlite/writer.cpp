#include "store/sqlite/writer.hpp"

#include <chrono>

namespace groundwork::store::sqlite {
namespace {

constexpr std::size_t kBatchMax = 512;
constexpr std::size_t kUnwaitedMax = 4096;  // then a commit is due at once, so that memory stays bounded
constexpr auto kUnwaitedDelay = std::chrono::milliseconds(50);

}  // namespace

Writer::Writer(Commit commit) : commit_(std::move(commit)), thread_([this] { loop(); }) {}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Writer::push(Job job) {
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    const bool waited = static_cast<bool>(job.done);
    // The thread sleeps with a deadline once anything is queued; it is woken for what cannot wait, and for
    // the first job so that the deadline starts.
    wake = waited || queue_.empty() || queue_.size() == kUnwaitedMax;
    waited_for_ += waited ? 1 : 0;
    queue_.push_back(std::move(job));
  }
  if (wake) wake_.notify_one();
}

std::vector<Writer::Job> Writer::next_batch() {
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [this] { return !queue_.empty() || stopping_; });
  const auto due = [this] { return waited_for_ > 0 || queue_.size() >= kUnwaitedMax || stopping_; };
  wake_.wait_for(lock, kUnwaitedDelay, due);
  std::vector<Job> batch;
  while (!queue_.empty() && batch.size() < kBatchMax) {
    waited_for_ -= queue_.front().done ? 1 : 0;
    batch.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  return batch;
}

void Writer::loop() {
  for (;;) {
    std::vector<Job> batch = next_batch();
    if (batch.empty()) return;  // stopping, and nothing left
    std::vector<std::exception_ptr> failures(batch.size());
    commit_(batch, failures);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      if (batch[i].done) batch[i].done(failures[i]);
    }
  }
}

}  // namespace groundwork::store::sqlite
