#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "policy/principal.hpp"
#include "policy/statement.hpp"

namespace groundwork::policy {

/// Where a document is to be used; it decides which elements are allowed and in whose words a fault is told.
enum class DocumentKind {
  identity,          ///< inline policy of a user, group or role
  managed,           ///< customer managed policy: as `identity`, but Version must be 2012-10-17
  boundary,          ///< permissions boundary: checked as `managed`
  session,           ///< session policy of an STS call: checked as `identity`
  resource,          ///< resource policy: Principal is needed, Resource may be absent
  trust,             ///< assume-role policy of a role
  service_control,   ///< SCP
  resource_control,  ///< RCP
};

/// AWS's own documents may hold what customers' may not: `RCPFullAWSAccess` allows, and some managed policies
/// keep to no rule about resources.
enum class Author { customer, aws };

struct Fault {
  /// AWS's text for this kind of document, to be shown under MalformedPolicyDocument (IAM, STS) or
  /// MalformedPolicyDocumentException (Organizations).
  std::string message;
  /// What is wrong, in our words: starts in lower case, without a full stop, names in backticks.
  std::string reason;
  /// Byte offset into the text: of what is wrong, or of what lacks something.
  std::size_t position = 0;
};

/// A policy document, parsed and compiled once. Immutable, so that any number of threads may share it.
class Document {
 public:
  Document(DocumentKind kind, std::string text, std::vector<Statement> statements,
           std::vector<PrincipalPlace> places)
      : kind_(kind), text_(std::move(text)), statements_(std::move(statements)), places_(std::move(places)) {}

  DocumentKind kind() const { return kind_; }
  /// The text exactly as it came in.
  const std::string& text() const { return text_; }
  std::span<const Statement> statements() const { return statements_; }
  /// Where the AWS principals stand in the text that are written without escapes, in order.
  std::span<const PrincipalPlace> principal_places() const { return places_; }

 private:
  DocumentKind kind_;
  std::string text_;
  std::vector<Statement> statements_;
  std::vector<PrincipalPlace> places_;
};

using DocumentPtr = std::shared_ptr<const Document>;
using ParseResult = tl::expected<DocumentPtr, Fault>;

/// Reads and checks a document. Neither sizes nor the existence of principals are checked here.
ParseResult parse(std::string_view text, DocumentKind kind, Author author = Author::customer);

/// The `AWS` entries of every Principal and NotPrincipal element, each once, in the order of the text: ARNs,
/// account ids, unique ids, `*`. A role's trust policy is bound (see PrincipalBinding) for those of them that
/// name a user or a role.
std::vector<std::string> principals_of(const Document& document);

/// The text with some AWS principals replaced and every other byte kept: IAM shows the unique id in a trust
/// policy in place of the ARN of a user or role that is gone. `replacement` answers nullopt to leave a
/// principal as it is.
std::string text_with_principals(
    const Document& document,
    const std::function<std::optional<std::string>(std::string_view principal)>& replacement);

/// The condition keys that the document names in conditions and policy variables, each once, in the order of
/// the text: what iam:GetContextKeysForCustomPolicy answers.
std::vector<std::string> context_keys_of(const Document& document);

}  // namespace groundwork::policy
