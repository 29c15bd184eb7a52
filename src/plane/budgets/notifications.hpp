#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plane/budgets/budgets.hpp"

namespace groundwork::plane::budgets {

/// When somebody is told about a budget. Type, comparison, threshold and its type name it: a budget has no
/// two notifications that are alike in all four.
struct Notification {
  std::string type;        ///< ACTUAL or FORECASTED
  std::string comparison;  ///< GREATER_THAN, LESS_THAN or EQUAL_TO
  double threshold = 0;
  std::string threshold_type = "PERCENTAGE";    ///< or ABSOLUTE_VALUE
  std::string state = "OK";                     ///< or ALARM
  std::optional<base::Instant> alarmed_period;  ///< start of the period that it last sent mail about

  std::string id() const;
};

struct Subscriber {
  std::string type;     ///< EMAIL or SNS
  std::string address;  ///< an e-mail address, or the ARN of a topic

  bool operator==(const Subscriber&) const = default;
};
BOOST_DESCRIBE_STRUCT(Subscriber, (), (type, address))

/// One to eleven: ten e-mail addresses and one SNS topic by AWS's quotas, none of them twice. Throws
/// InvalidParameterException, CreationLimitExceededException, DuplicateRecordException.
void check_subscribers(const Settings& settings, const std::vector<Subscriber>& subscribers);

/// Throws DuplicateRecordException, CreationLimitExceededException, InvalidParameterException.
void create_notification(Work& work, const Budget& budget, const Notification& notification,
                         const std::vector<Subscriber>& subscribers);
/// Its subscribers stay, its state begins anew. Throws NotFoundException, DuplicateRecordException.
void update_notification(Work& work, const Budget& budget, const Notification& old,
                         const Notification& notification);
/// With its subscribers. Throws NotFoundException.
void delete_notification(Work& work, const Budget& budget, const Notification& notification);

/// In order of their ids, after `after`.
std::vector<Notification> list_notifications(store::Unit& unit, const aws::AccountId& account,
                                             std::string_view budget, std::string_view after,
                                             std::int64_t limit);
/// Names of the account's budgets that have notifications, in their order.
std::vector<std::string> budgets_with_notifications(store::Unit& unit, const aws::AccountId& account,
                                                    std::string_view after, std::int64_t limit);

/// Each throws NotFoundException where the notification or a subscriber that has to be there is not.
void create_subscriber(Work& work, const Budget& budget, const Notification& notification,
                       const Subscriber& subscriber);
void update_subscriber(Work& work, const Budget& budget, const Notification& notification,
                       const Subscriber& old, const Subscriber& subscriber);
/// The notification goes with its last subscriber.
void delete_subscriber(Work& work, const Budget& budget, const Notification& notification,
                       const Subscriber& subscriber);

/// A subscriber's place in lists.
std::string sort_key(const Subscriber& subscriber);
/// In order of `sort_key`, after `after`. Throws NotFoundException where there is no such notification.
std::vector<Subscriber> list_subscribers(store::Unit& unit, const Budget& budget,
                                         const Notification& notification, std::string_view after,
                                         std::int64_t limit);

/// Whether what was spent, or is forecast, compares with the threshold as the notification asks. Never by a
/// forecast that there is none of.
bool is_crossed(const Budget& budget, const Notification& notification);

/// Writes state and `alarmed_period`.
void put_alarm(Work& work, const Budget& budget, const Notification& notification);

}  // namespace groundwork::plane::budgets
