#include "report/json.hpp"

#include <boost/json.hpp>

#include "base/json_text.hpp"

namespace groundwork::report {
namespace {

namespace json = boost::json;

json::array calls(const Step& step) {
  json::array list;
  for (const Call& call : step.calls) {
    json::array request;
    for (const Parameter& parameter : call.request) {
      request.push_back({{"name", parameter.name}, {"value", parameter.value}});
    }
    list.push_back({{"service", call.service},
                    {"operation", call.operation},
                    {"region", call.region},
                    {"request", std::move(request)},
                    {"http_status", call.http_status},
                    {"error_code", call.error_code},
                    {"request_id", call.request_id},
                    {"duration_ms", call.duration_ms}});
  }
  return list;
}

json::array evidence(const Step& step) {
  json::array list;
  for (const Evidence& item : step.evidence)
    list.push_back({{"check", item.check}, {"observed", item.observed}});
  return list;
}

json::value person(const Step& step) {
  if (!step.person) return nullptr;
  return {{"what", step.person->what},
          {"url", step.person->url},
          {"verified_afterwards", step.person->verified_afterwards}};
}

json::object counts(const Totals& sum) {
  json::object object{{"steps", sum.steps}, {"calls", sum.calls}};
  for (const Result result : kResults) object[name(result)] = sum.of(result);
  return object;
}

json::object step_object(const Step& step, std::string number) {
  return {{"id", step.id},
          {"number", std::move(number)},
          {"title", step.title},
          {"purpose", step.purpose},
          {"result", name(step.result)},
          {"before", step.before},
          {"change", step.change},
          {"evidence", evidence(step)},
          {"calls", calls(step)},
          {"person", person(step)},
          {"error", step.error},
          {"started", base::iso8601_ms(step.started)},
          {"duration_ms", step.duration_ms}};
}

json::array sections(const Report& report) {
  json::array list;
  for (const Section& section : report.sections) {
    json::array steps;
    for (std::size_t i = 0; i < section.steps.size(); ++i) {
      steps.push_back(step_object(section.steps[i], step_number(section, i)));
    }
    list.push_back({{"number", section.number},
                    {"title", section.title},
                    {"guide_step", section.guide_step},
                    {"totals", counts(totals(section))},
                    {"steps", std::move(steps)}});
  }
  return list;
}

json::object subject(const Subject& subject) {
  return {{"organization_identifier", subject.organization_identifier},
          {"organization_id", subject.organization_id},
          {"account_id", subject.account_id},
          {"target", subject.target == Target::aws ? "aws" : "rehearsal"},
          {"endpoint", subject.endpoint}};
}

void new_line(std::string& out, int depth) {
  out += '\n';
  out.append(static_cast<std::size_t>(depth) * 2, ' ');
}

void print(std::string& out, const json::value& value, int depth) {
  if (value.is_string()) return base::append_json_string(out, value.get_string());
  if (value.is_object() && !value.get_object().empty()) {
    char separator = '{';
    for (const auto& [key, member] : value.get_object()) {
      out += separator;
      separator = ',';
      new_line(out, depth + 1);
      base::append_json_string(out, key);
      out += ": ";
      print(out, member, depth + 1);
    }
    new_line(out, depth);
    out += '}';
  } else if (value.is_array() && !value.get_array().empty()) {
    char separator = '[';
    for (const json::value& item : value.get_array()) {
      out += separator;
      separator = ',';
      new_line(out, depth + 1);
      print(out, item, depth + 1);
    }
    new_line(out, depth);
    out += ']';
  } else {
    out += json::serialize(value);
  }
}

}  // namespace

std::string to_json(const Report& report) {
  const json::value document = {{"report_version", 1},
                                {"title", report.title},
                                {"tool_version", report.tool_version},
                                {"started", base::iso8601_ms(report.started)},
                                {"finished", base::iso8601_ms(report.finished)},
                                {"exit_code", exit_code(report)},
                                {"subject", subject(report.subject)},
                                {"totals", counts(totals(report))},
                                {"sections", sections(report)}};
  std::string out;
  print(out, document, 0);
  out += '\n';
  return out;
}

}  // namespace groundwork::report
