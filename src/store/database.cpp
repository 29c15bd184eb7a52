#include "store/database.hpp"

#include <future>

namespace groundwork::store {

void Database::wait_for(const std::function<void(Done)>& begin) {
  std::promise<void> promise;
  begin([&promise](std::exception_ptr failure) {
    if (failure) {
      promise.set_exception(std::move(failure));
    } else {
      promise.set_value();
    }
  });
  promise.get_future().get();
}

void Database::write_and_wait(const Work& work) {
  wait_for([&](Done done) { write(work, std::move(done)); });
}

}  // namespace groundwork::store
