#include "store/database.hpp"

#include <future>

namespace groundwork::store {

void Database::write_and_wait(const Work& work) {
  std::promise<void> promise;
  write(work, [&promise](std::exception_ptr failure) {
    if (failure) {
      promise.set_exception(std::move(failure));
    } else {
      promise.set_value();
    }
  });
  promise.get_future().get();
}

void Database::flush() {
  write_and_wait([](Unit&) {});
}

}  // namespace groundwork::store
