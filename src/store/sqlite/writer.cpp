#include "store/sqlite/writer.hpp"

#include <algorithm>
#include <chrono>

namespace groundwork::store::sqlite {
namespace {

constexpr std::size_t kBatchMax = 512;
constexpr std::size_t kUnwaitedDue = 4096;   // then a commit is due at once,
constexpr std::size_t kUnwaitedMax = 16384;  // and then whoever brings more waits for room
constexpr auto kUnwaitedDelay = std::chrono::milliseconds(50);

}  // namespace

Writer::Writer(Commit commit) : commit_(std::move(commit)), thread_([this] { loop(); }) {}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  room_.notify_all();
  thread_.join();
}

void Writer::push(Job job) {
  bool wake = false;
  {
    std::unique_lock lock(mutex_);
    const bool waited = static_cast<bool>(job.done);
    // The writer's own thread makes room: it must not wait for it.
    if (!waited && std::this_thread::get_id() != thread_.get_id()) {
      room_.wait(lock, [this] { return unwaited_.size() < kUnwaitedMax || stopping_; });
    }
    // The thread sleeps with a deadline once anything is queued; it is woken for what cannot wait, and for
    // the first job so that the deadline starts.
    wake = waited || (waited_.empty() && unwaited_.empty()) || unwaited_.size() == kUnwaitedDue;
    (waited ? waited_ : unwaited_).push_back({next_number_++, std::move(job)});
  }
  if (wake) wake_.notify_one();
}

void Writer::flush(Database::Done done) {
  {
    const std::lock_guard lock(mutex_);
    flush_to_ = next_number_ + 1;
    // Among those that nobody waits for, so that it is behind every one of them.
    unwaited_.push_back({next_number_++, {[](Unit&) {}, std::move(done)}});
  }
  wake_.notify_one();
}

bool Writer::is_due() const {
  return !waited_.empty() || unwaited_.size() >= kUnwaitedDue || stopping_ ||
         (!unwaited_.empty() && unwaited_.front().number < flush_to_);
}

/// The jobs in order of arrival. Where more wait than one commit takes, those that somebody waits for come
/// first: a change is not kept waiting by the records of a thousand reads.
std::vector<Writer::Job> Writer::next_batch() {
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [this] { return !waited_.empty() || !unwaited_.empty() || stopping_; });
  wake_.wait_for(lock, kUnwaitedDelay, [this] { return is_due(); });
  std::size_t waited = std::min(waited_.size(), kBatchMax);
  std::size_t unwaited = std::min(unwaited_.size(), kBatchMax - waited);
  const bool had_no_room = unwaited_.size() >= kUnwaitedMax;
  std::vector<Job> batch;
  batch.reserve(waited + unwaited);
  while (waited + unwaited > 0) {
    const bool takes_waited =
        unwaited == 0 || (waited > 0 && waited_.front().number < unwaited_.front().number);
    std::deque<Queued>& from = takes_waited ? waited_ : unwaited_;
    batch.push_back(std::move(from.front().job));
    from.pop_front();
    --(takes_waited ? waited : unwaited);
  }
  lock.unlock();
  if (had_no_room) room_.notify_all();
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
