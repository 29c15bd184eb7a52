#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "aws/error.hpp"
#include "policy/evaluate.hpp"
#include "services/call.hpp"
#include "shape/constraints.hpp"
#include "shape/model.hpp"

namespace groundwork::services {

/// One action on one resource that a request needs; all of an operation's must be allowed.
struct Access {
  std::string action = {};  ///< `iam:CreateUser`; empty: the service's signing name and the operation's name
  std::string resource = "*";            ///< ARN
  std::string resource_words = {};       ///< after "on resource: " in a refusal, where it is not the ARN
  aws::AccountId resource_account = {};  ///< empty: the caller's own
  std::vector<std::pair<std::string, std::vector<std::string>>> context = {};  ///< keys of this request alone
  policy::SourcePtr resource_policy = {};
  bool trust_required =
      false;                ///< nobody has access unless the resource policy says so (role trust policies)
  bool with_reason = true;  ///< sts:AssumeRole is refused without a reason
  /// What is answered where this is denied, in place of AccessDenied: an action that AWS needs behind the one
  /// that was asked for.
  std::optional<aws::ApiError> refusal = {};
};
using Accesses = std::vector<Access>;

/// An operation that is carried out. The typed functions behind it are `Output f(Call&, const Input&)` and
/// `Accesses g(Call&, const Input&)`.
struct Handler {
  const shape::Operation* operation = nullptr;
  bool writes = false;
  /// Neither a session nor an account need be active, and no policy is asked: sts:GetCallerIdentity and what
  /// is called before anybody can sign.
  bool open = false;
  std::function<Accesses(Call&, const void* input)> accesses;
  std::function<void(Call&, const void* input, void* output)> handle;
};

/// A service: its model, and a handler for each operation that is carried out. What has none is known and
/// answers NotImplemented.
class Table {
 public:
  /// `refuse` spells broken constraints where a service has its own way; the default is ValidationError with
  /// shape::validation_message.
  using Refuse = std::function<aws::ApiError(const std::vector<shape::Violation>&)>;

  explicit Table(const shape::Service& model, Refuse refuse = {});

  /// Adds an operation. Throws std::logic_error where the model has no such operation or its input or output
  /// is of another type: a bug that shows at start.
  template <auto handle, auto accesses>
  Table& on(std::string_view operation) {
    Handler& handler = add(operation);
    bind<handle>(handler);
    handler.accesses = [](Call& call, const void* input) {
      return accesses(call, *static_cast<const InputOf<handle>*>(input));
    };
    return *this;
  }
  /// Adds an operation that nobody needs a permission for.
  template <auto handle>
  Table& open(std::string_view operation) {
    Handler& handler = add(operation);
    bind<handle>(handler);
    handler.open = true;
    return *this;
  }
  /// Passes what the access function of an operation answers through `change`; nothing where the operation is
  /// not carried out.
  void with_accesses(std::string_view operation, void (*change)(Call&, Accesses&));
  /// Corrects, for the operation added last, what its name says about reading or writing.
  Table& reads();
  Table& writes();

  /// The handlers leave such events as CloudTrail has of the pages behind them; the gateway adds none of its
  /// own.
  Table& records_itself() {
    records_itself_ = true;
    return *this;
  }
  bool is_recorded_by_gateway() const { return !records_itself_; }

  const shape::Service& model() const { return *model_; }
  const Handler* find(std::string_view operation) const;
  /// In constant time: what the gateway asks for each request.
  const Handler* find(const shape::Operation& operation) const;
  const std::deque<Handler>& handlers() const { return handlers_; }
  aws::ApiError refuse(const std::vector<shape::Violation>& violations) const { return refuse_(violations); }

 private:
  template <class Output, class Input>
  static Input input_of(Output (*)(Call&, const Input&));
  template <class Output, class Input>
  static Output output_of(Output (*)(Call&, const Input&));
  template <auto handle>
  using InputOf = decltype(input_of(handle));
  template <auto handle>
  using OutputOf = decltype(output_of(handle));

  template <auto handle>
  void bind(Handler& handler) {
    using In = InputOf<handle>;
    using Out = std::conditional_t<std::is_void_v<OutputOf<handle>>, shape::Unit, OutputOf<handle>>;
    check(handler, shape::shape_of<In>(), shape::shape_of<Out>());
    handler.handle = [](Call& call, const void* input, void* output) {
      if constexpr (std::is_void_v<OutputOf<handle>>) {
        handle(call, *static_cast<const In*>(input));
      } else {
        *static_cast<Out*>(output) = handle(call, *static_cast<const In*>(input));
      }
    };
  }

  Handler& add(std::string_view operation);
  static void check(const Handler& handler, const shape::Shape& input, const shape::Shape& output);

  const shape::Service* model_;
  Refuse refuse_;
  bool records_itself_ = false;
  std::deque<Handler> handlers_;          // a deque keeps them in place
  std::vector<const Handler*> by_index_;  // one entry an operation of the model
};

}  // namespace groundwork::services
