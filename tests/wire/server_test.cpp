// What the server's side of each protocol makes of a request, and what it answers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/account/types.hpp"
#include "api/iam/types.hpp"
#include "api/organizations/types.hpp"
#include "api/signin/types.hpp"
#include "api/sts/types.hpp"
#include "protocol/codec.hpp"
#include "shape/constraints.hpp"

namespace groundwork::protocol {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

namespace iam = api::iam;
namespace organizations = api::organizations;

Request form(std::string body) { return {.method = "POST", .target = "/", .body = std::move(body)}; }

DecodeResult decode(const shape::Service& service, const Request& request) {
  const shape::Operation* operation = find_operation(service, request);
  if (operation == nullptr) throw std::runtime_error("no operation " + asked_operation(service, request));
  return decode_input(service, *operation, request);
}

std::string refusal(const shape::Service& service, const Request& request) {
  const DecodeResult result = decode(service, request);
  return shape::validation_message(
      shape::check_constraints(result.value.shape(), result.value.get(), result.missing));
}

TEST(QueryServer, ReadsAFormWithListsInTheOrderOfTheirNumbers) {
  const auto result = decode(
      iam::service(),
      form("Action=CreateUser&Version=2010-05-08&UserName=a%2Bb&Tags.member.2.Key=k2&Tags.member.2.Value=v2"
           "&Tags.member.10.Key=k10&Tags.member.10.Value=&Tags.member.1.Key=k1&Tags.member.1.Value=one+two"
           "&Unknown=1&Path=%2Fdiv%2F"));
  ASSERT_FALSE(result.malformed) << result.malformed->message;
  EXPECT_THAT(result.missing, IsEmpty());
  const auto& input = result.value.as<iam::CreateUserRequest>();
  EXPECT_EQ(input.user_name, "a+b");
  EXPECT_EQ(input.path, "/div/");
  EXPECT_EQ(input.permissions_boundary, std::nullopt);
  ASSERT_EQ(input.tags->size(), 3U);
  EXPECT_EQ(input.tags->at(0).key, "k1");
  EXPECT_EQ(input.tags->at(0).value, "one two");
  EXPECT_EQ(input.tags->at(1).key, "k2");
  EXPECT_EQ(input.tags->at(2).key, "k10");
}

TEST(QueryServer, NamesMissingRequiredMembersByTheirPath) {
  const auto result =
      decode(iam::service(), form("Action=CreateUser&Tags.member.1.Value=v&Tags.member.2.Key=k"));
  EXPECT_THAT(result.missing, ElementsAre("userName", "tags.1.member.key", "tags.2.member.value"));
}

TEST(QueryServer, ReadsTheQueryStringOfAGet) {
  const auto result =
      decode(iam::service(), {.method = "GET",
                              .target = "/?Action=GetUser&Version=2010-05-08&UserName=bob&X-Amz-Date=x",
                              .body = ""});
  EXPECT_EQ(result.value.as<iam::GetUserRequest>().user_name, "bob");
}

TEST(QueryServer, AnEmptyListIsPresent) {
  const auto result = decode(iam::service(), form("Action=CreateUser&UserName=u&Tags="));
  ASSERT_FALSE(result.malformed);
  EXPECT_EQ(result.value.as<iam::CreateUserRequest>().tags->size(), 0U);
}

TEST(QueryServer, RefusesWhatDoesNotFitTheModel) {
  const auto words = [](std::string body) {
    const auto result = decode(iam::service(), form(std::move(body)));
    return result.malformed ? result.malformed->code + ": " + result.malformed->message : "";
  };
  EXPECT_EQ(words("Action=ListUsers&MaxItems=ten"), "MalformedInput: integer must follow xsd1.1 definition");
  EXPECT_EQ(words("Action=CreateLoginProfile&UserName=u&PasswordResetRequired=yes"),
            "MalformedInput: boolean must follow xsd1.1 definition");
  EXPECT_EQ(words("Action=CreateUser&UserName.member.1=u"),
            "MalformedInput: Start of structure or map found where not expected.");
  EXPECT_EQ(words("Action=CreateUser&UserName=u&Tags.member.1=x"),
            "MalformedInput: Unexpected complex element termination");
  EXPECT_EQ(words("Action=CreateUser&UserName=u&Tags=x"),
            "MalformedInput: Unexpected list element termination");
  EXPECT_EQ(decode_input(iam::service(), *iam::service().find("GetUser"), form("Action=GetUser&UserName=%zz"))
                .malformed->code,
            "MalformedQueryString");
}

TEST(QueryServer, AnswersXml) {
  iam::CreateUserResponse output;
  output.user = iam::User{.path = "/",
                          .user_name = "a<b",
                          .user_id = "AIDA",
                          .arn = "arn:aws:iam::1:user/a",
                          .create_date = base::Instant::from_seconds(1600000000)};
  output.user->tags.emplace();
  const auto response =
      encode_output(iam::service(), *iam::service().find("CreateUser"), &output, "11111111-2222");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.content_type, "text/xml");
  EXPECT_THAT(response.headers, ElementsAre(Pair("x-amzn-requestid", "11111111-2222")));
  EXPECT_EQ(response.body,
            "<CreateUserResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><CreateUserResult><User>"
            "<Path>/</Path><UserName>a&lt;b</UserName><UserId>AIDA</UserId><Arn>arn:aws:iam::1:user/a</Arn>"
            "<CreateDate>2020-09-13T12:26:40Z</CreateDate><Tags/></User></CreateUserResult>"
            "<ResponseMetadata><RequestId>11111111-2222</RequestId></ResponseMetadata></CreateUserResponse>");
}

TEST(QueryServer, AnOperationWithoutOutputAnswersItsMetadataAlone) {
  const auto response = encode_output(iam::service(), *iam::service().find("DeleteUser"), nullptr, "r");
  EXPECT_EQ(response.body,
            "<DeleteUserResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><ResponseMetadata>"
            "<RequestId>r</RequestId></ResponseMetadata></DeleteUserResponse>");
}

TEST(QueryServer, SpellsErrors) {
  const auto response = encode_error(
      iam::service(), aws::ApiError("NoSuchEntity", "The user with name x cannot be found."), "r");
  EXPECT_EQ(response.status, 404);
  EXPECT_EQ(response.body,
            "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type>"
            "<Code>NoSuchEntity</Code><Message>The user with name x cannot be found.</Message></Error>"
            "<RequestId>r</RequestId></ErrorResponse>");
  EXPECT_EQ(encode_error(iam::service(), aws::not_implemented("iam", "X"), "r").status, 501);
  EXPECT_THAT(encode_error(iam::service(), aws::internal_failure(), "r").body,
              HasSubstr("<Type>Receiver</Type><Code>InternalFailure</Code>"));
}

Request json(std::string operation, std::string body) {
  return {.headers = {{"x-amz-target", "AWSOrganizationsV20161128." + operation}}, .body = std::move(body)};
}

TEST(JsonServer, ReadsAnObject) {
  const auto result =
      decode(organizations::service(),
             json("CreateAccount",
                  R"({"Email":"a@b.example","AccountName":"x","Unknown":{"deep":[1]},"RoleName":null,
               "Tags":[{"Key":"k","Value":"old","Value":"new"}]})"));
  ASSERT_FALSE(result.malformed) << result.malformed->message;
  const auto& input = result.value.as<organizations::CreateAccountRequest>();
  EXPECT_EQ(input.email, "a@b.example");
  EXPECT_EQ(input.role_name, std::nullopt);
  EXPECT_EQ(input.tags->at(0).value, "new");
  EXPECT_THAT(result.missing, IsEmpty());
}

TEST(JsonServer, AnEmptyBodyIsAnEmptyObject) {
  const auto result = decode(organizations::service(), json("CreateAccount", ""));
  ASSERT_FALSE(result.malformed);
  EXPECT_THAT(result.missing, ElementsAre("email", "accountName"));
}

TEST(JsonServer, RefusesWrongTypesInAwsWords) {
  const auto words = [](std::string operation, std::string body) {
    const auto result = decode(organizations::service(), json(std::move(operation), std::move(body)));
    return result.malformed ? result.malformed->code + ": " + result.malformed->message : "";
  };
  EXPECT_EQ(words("CreateAccount", R"({"Email":1})"),
            "SerializationException: NUMBER_VALUE can not be converted to a String");
  EXPECT_EQ(words("CreateAccount", R"({"Email":true})"),
            "SerializationException: TRUE_VALUE can not be converted to a String");
  EXPECT_EQ(words("ListRoots", R"({"MaxResults":"1"})"),
            "SerializationException: STRING_VALUE can not be converted to an Integer");
  EXPECT_EQ(words("CreateAccount", R"({"Email":{}})"),
            "SerializationException: Start of structure or map found where not expected.");
  EXPECT_EQ(words("CreateAccount", R"({"Tags":"x"})"),
            "SerializationException: Unexpected value type in payload");
  EXPECT_EQ(words("CreateAccount", "[]"), "SerializationException: Start of list found where not expected.");
  EXPECT_EQ(words("CreateAccount", "{"), "SerializationException: ");
  EXPECT_EQ(words("CreateAccount", R"({"x":)" + std::string(100, '[') + std::string(100, ']') + "}"),
            "SerializationException: ");
}

TEST(JsonServer, AnswersJson) {
  organizations::DescribeAccountResponse output;
  output.account = organizations::Account{
      .id = "123456789012", .name = "a\"b", .joined_timestamp = base::Instant{1481756563134}};
  const auto response = encode_output(organizations::service(),
                                      *organizations::service().find("DescribeAccount"), &output, "r");
  EXPECT_EQ(response.content_type, "application/x-amz-json-1.1");
  EXPECT_EQ(response.body,
            R"({"Account":{"Id":"123456789012","Name":"a\"b","JoinedTimestamp":1481756563.134}})");
}

TEST(JsonServer, SpellsErrors) {
  const auto& service = organizations::service();
  auto response =
      encode_error(service, aws::ApiError("ConstraintViolationException", "no").with("Reason", "X"), "r");
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(response.body, R"({"__type":"ConstraintViolationException","Message":"no","Reason":"X"})");
  response = encode_error(service, aws::access_denied("no"), "r");
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(response.body, R"({"__type":"AccessDeniedException","Message":"no"})");
  response = encode_error(service, aws::validation_error("bad"), "r");
  EXPECT_EQ(response.body, R"({"__type":"ValidationException","message":"bad"})");
  EXPECT_EQ(encode_error(service, aws::not_implemented("o", "X"), "r").status, 501);
}

TEST(RestServer, RoutesByMethodPathAndFixedParameters) {
  const auto& account = api::account::service();
  EXPECT_EQ(find_operation(account, {.method = "POST", .target = "/putAccountName"})->name, "PutAccountName");
  EXPECT_EQ(find_operation(account, {.method = "GET", .target = "/putAccountName"}), nullptr);
  EXPECT_EQ(find_operation(account, {.method = "POST", .target = "/nothing"}), nullptr);
}

TEST(RestServer, ReadsABody) {
  const auto result = decode(api::account::service(),
                             {.method = "POST",
                              .target = "/putAlternateContact",
                              .body = R"({"AlternateContactType":"BILLING","Name":"n","Title":"t"})"});
  const auto& input = result.value.as<api::account::PutAlternateContactRequest>();
  EXPECT_EQ(input.alternate_contact_type, "BILLING");
  EXPECT_THAT(result.missing, ElementsAre("emailAddress", "phoneNumber"));
}

TEST(RestServer, SpellsErrors) {
  const auto response = encode_error(
      api::account::service(),
      aws::ApiError("ResourceNotFoundException", "No contact of the inputted alternate contact type found."),
      "r");
  EXPECT_EQ(response.status, 404);
  EXPECT_THAT(response.headers, ElementsAre(Pair("x-amzn-requestid", "r"),
                                            Pair("x-amzn-errortype", "ResourceNotFoundException")));
  EXPECT_EQ(response.body, R"({"message":"No contact of the inputted alternate contact type found."})");
  EXPECT_EQ(encode_error(api::account::service(), aws::access_denied("no"), "r").status, 403);
}

TEST(Validation, SpeaksAsAwsDoes) {
  EXPECT_EQ(
      refusal(iam::service(), form("Action=CreateUser&UserName=" + std::string(65, 'x'))),
      "1 validation error detected: Value '" + std::string(65, 'x') +
          "' at 'userName' failed to satisfy constraint: Member must have length less than or equal to 64");
  EXPECT_EQ(
      refusal(iam::service(), form("Action=DeleteAccessKey&AccessKeyId=AKIA")),
      "1 validation error detected: Value 'AKIA' at 'accessKeyId' failed to satisfy constraint: Member must "
      "have length greater than or equal to 16");
  EXPECT_EQ(
      refusal(iam::service(), form("Action=UpdateAccessKey&AccessKeyId=AKIAIOSFODNN7EXAMPLE&Status=On")),
      "1 validation error detected: Value 'On' at 'status' failed to satisfy constraint: Member must "
      "satisfy enum value set: [Active, Inactive, Expired]");
  EXPECT_EQ(
      refusal(iam::service(), form("Action=CreateUser&Tags.member.1.Key=&Tags.member.1.Value=v")),
      "3 validation errors detected: Value null at 'userName' failed to satisfy constraint: Member must not "
      "be null; Value '' at 'tags.1.member.key' failed to satisfy constraint: Member must satisfy regular "
      "expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+; Value '' at 'tags.1.member.key' failed to "
      "satisfy constraint: Member must have length greater than or equal to 1");
  EXPECT_EQ(
      refusal(iam::service(), form("Action=ListUsers&MaxItems=0")),
      "1 validation error detected: Value '0' at 'maxItems' failed to satisfy constraint: Member must have "
      "value greater than or equal to 1");
}

TEST(Validation, NamesAllConstraintsOfTheElementsOfASimpleList) {
  EXPECT_EQ(
      refusal(iam::service(), form("Action=UntagUser&UserName=u&TagKeys.member.1=ok&TagKeys.member.2=")),
      "1 validation error detected: Value '[ok, ]' at 'tagKeys' failed to satisfy constraint: Member must "
      "satisfy constraint: [Member must have length less than or equal to 128, Member must have length "
      "greater than or equal to 1, Member must satisfy regular expression pattern: "
      "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+]");
}

TEST(Validation, DoesNotQuoteWhatIsSensitive) {
  EXPECT_EQ(refusal(iam::service(), form("Action=CreateLoginProfile&Password=" + std::string(129, 'x'))),
            "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must have "
            "length less than or equal to 128");
}

}  // namespace
}  // namespace groundwork::protocol
