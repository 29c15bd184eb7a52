#include <algorithm>
#include <array>

#include "plane/identities/service_linked_roles.hpp"

namespace groundwork::plane {
namespace {

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html, and from
// there each service's page on its service-linked role. In order of the principal.
constexpr auto kLinkedServices = std::to_array<LinkedService>({
    {"access-analyzer.amazonaws.com", "AWSServiceRoleForAccessAnalyzer", "AccessAnalyzerServiceRolePolicy"},
    {"auditmanager.amazonaws.com", "AWSServiceRoleForAuditManager", "AWSAuditManagerServiceRolePolicy"},
    {"autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling", "AutoScalingServiceRolePolicy", true},
    {"backup.amazonaws.com", "AWSServiceRoleForBackup", "AWSBackupServiceLinkedRolePolicyForBackup"},
    {"batch.amazonaws.com", "AWSServiceRoleForBatch", "BatchServiceRolePolicy"},
    {"cks.kms.amazonaws.com", "AWSServiceRoleForKeyManagementServiceCustomKeyStores",
     "AWSKeyManagementServiceCustomKeyStoresServiceRolePolicy"},
    {"cloudtrail.amazonaws.com", "AWSServiceRoleForCloudTrail", "CloudTrailServiceRolePolicy"},
    {"compute-optimizer.amazonaws.com", "AWSServiceRoleForComputeOptimizer",
     "ComputeOptimizerServiceRolePolicy"},
    {"config-multiaccountsetup.amazonaws.com", "AWSServiceRoleForConfigMultiAccountSetup",
     "AWSConfigMultiAccountSetupPolicy"},
    {"config.amazonaws.com", "AWSServiceRoleForConfig", "AWSConfigServiceRolePolicy"},
    {"connect.amazonaws.com", "AWSServiceRoleForAmazonConnect", "AmazonConnectServiceLinkedRolePolicy", true},
    {"controltower.amazonaws.com", "AWSServiceRoleForAWSControlTower",
     "AWSControlTowerAccountServiceRolePolicy"},
    {"cost-optimization-hub.bcm.amazonaws.com", "AWSServiceRoleForCostOptimizationHub",
     "CostOptimizationHubServiceRolePolicy"},
    {"dax.amazonaws.com", "AWSServiceRoleForDAX", "DAXServiceRolePolicy"},
    {"detective.amazonaws.com", "AWSServiceRoleForDetective", "AmazonDetectiveServiceLinkedRolePolicy"},
    {"dynamodb.application-autoscaling.amazonaws.com",
     "AWSServiceRoleForApplicationAutoScaling_DynamoDBTable", "AWSApplicationAutoscalingDynamoDBTablePolicy"},
    {"ec2fleet.amazonaws.com", "AWSServiceRoleForEC2Fleet", "AWSEC2FleetServiceRolePolicy"},
    {"ecs.amazonaws.com", "AWSServiceRoleForECS", "AmazonECSServiceRolePolicy"},
    {"ecs.application-autoscaling.amazonaws.com", "AWSServiceRoleForApplicationAutoScaling_ECSService",
     "AWSApplicationAutoscalingECSServicePolicy"},
    {"eks-fargate.amazonaws.com", "AWSServiceRoleForAmazonEKSForFargate",
     "AmazonEKSForFargateServiceRolePolicy"},
    {"eks-nodegroup.amazonaws.com", "AWSServiceRoleForAmazonEKSNodegroup",
     "AWSServiceRoleForAmazonEKSNodegroup"},
    {"eks.amazonaws.com", "AWSServiceRoleForAmazonEKS", "AmazonEKSServiceRolePolicy"},
    {"elasticache.amazonaws.com", "AWSServiceRoleForElastiCache", "ElastiCacheServiceRolePolicy"},
    {"elasticfilesystem.amazonaws.com", "AWSServiceRoleForAmazonElasticFileSystem",
     "AmazonElasticFileSystemServiceRolePolicy"},
    {"elasticloadbalancing.amazonaws.com", "AWSServiceRoleForElasticLoadBalancing",
     "AWSElasticLoadBalancingServiceRolePolicy"},
    {"fms.amazonaws.com", "AWSServiceRoleForFMS", "FMSServiceRolePolicy"},
    {"globalaccelerator.amazonaws.com", "AWSServiceRoleForGlobalAccelerator",
     "AWSGlobalAcceleratorSLRPolicy"},
    {"guardduty.amazonaws.com", "AWSServiceRoleForAmazonGuardDuty", "AmazonGuardDutyServiceRolePolicy"},
    {"health.amazonaws.com", "AWSServiceRoleForHealth_Organizations",
     "Health_OrganizationsServiceRolePolicy"},
    {"inspector2.amazonaws.com", "AWSServiceRoleForAmazonInspector2", "AmazonInspector2ServiceRolePolicy"},
    {"ipam.amazonaws.com", "AWSServiceRoleForIPAM", "AWSIPAMServiceRolePolicy"},
    {"kafka.amazonaws.com", "AWSServiceRoleForKafka", "KafkaServiceRolePolicy"},
    {"license-manager.amazonaws.com", "AWSServiceRoleForAWSLicenseManagerRole",
     "AWSLicenseManagerServiceRolePolicy"},
    {"macie.amazonaws.com", "AWSServiceRoleForAmazonMacie", "AmazonMacieServiceRolePolicy"},
    {"malware-protection.guardduty.amazonaws.com", "AWSServiceRoleForAmazonGuardDutyMalwareProtection",
     "AmazonGuardDutyMalwareProtectionServiceRolePolicy"},
    {"member.org.stacksets.cloudformation.amazonaws.com", "AWSServiceRoleForCloudFormationStackSetsOrgMember",
     "CloudFormationStackSetsOrgMemberServiceRolePolicy"},
    {"mrk.kms.amazonaws.com", "AWSServiceRoleForKeyManagementServiceMultiRegionKeys",
     "AWSKeyManagementServiceMultiRegionKeysServiceRolePolicy"},
    {"opensearchservice.amazonaws.com", "AWSServiceRoleForAmazonOpenSearchService",
     "AmazonOpenSearchServiceRolePolicy"},
    {"ops.apigateway.amazonaws.com", "AWSServiceRoleForAPIGateway", "APIGatewayServiceRolePolicy"},
    {"organizations.amazonaws.com", "AWSServiceRoleForOrganizations", "AWSOrganizationsServiceTrustPolicy"},
    {"ram.amazonaws.com", "AWSServiceRoleForResourceAccessManager",
     "AWSResourceAccessManagerServiceRolePolicy"},
    {"rds.amazonaws.com", "AWSServiceRoleForRDS", "AmazonRDSServiceRolePolicy"},
    {"rds.application-autoscaling.amazonaws.com", "AWSServiceRoleForApplicationAutoScaling_RDSCluster",
     "AWSApplicationAutoscalingRDSClusterPolicy"},
    {"redshift.amazonaws.com", "AWSServiceRoleForRedshift", "AmazonRedshiftServiceLinkedRolePolicy"},
    {"replication.dynamodb.amazonaws.com", "AWSServiceRoleForDynamoDBReplication",
     "DynamoDBReplicationServiceRolePolicy"},
    {"reporting.trustedadvisor.amazonaws.com", "AWSServiceRoleForTrustedAdvisorReporting",
     "AWSTrustedAdvisorReportingServiceRolePolicy"},
    {"resource-explorer-2.amazonaws.com", "AWSServiceRoleForResourceExplorer",
     "AWSResourceExplorerServiceRolePolicy"},
    {"securityhub.amazonaws.com", "AWSServiceRoleForSecurityHub", "AWSSecurityHubServiceRolePolicy"},
    {"servicequotas.amazonaws.com", "AWSServiceRoleForServiceQuotas", "ServiceQuotasServiceRolePolicy"},
    {"spot.amazonaws.com", "AWSServiceRoleForEC2Spot", "AWSEC2SpotServiceRolePolicy"},
    {"spotfleet.amazonaws.com", "AWSServiceRoleForEC2SpotFleet", "AWSEC2SpotFleetServiceRolePolicy"},
    {"ssm.amazonaws.com", "AWSServiceRoleForAmazonSSM", "AmazonSSMServiceRolePolicy"},
    {"sso.amazonaws.com", "AWSServiceRoleForSSO", "AWSSSOServiceRolePolicy"},
    {"stacksets.cloudformation.amazonaws.com", "AWSServiceRoleForCloudFormationStackSetsOrgAdmin",
     "CloudFormationStackSetsOrgAdminServiceRolePolicy"},
    {"support.amazonaws.com", "AWSServiceRoleForSupport", "AWSSupportServiceRolePolicy"},
    {"transitgateway.amazonaws.com", "AWSServiceRoleForVPCTransitGateway",
     "AWSVPCTransitGatewayServiceRolePolicy"},
    {"trustedadvisor.amazonaws.com", "AWSServiceRoleForTrustedAdvisor", "AWSTrustedAdvisorServiceRolePolicy"},
});
static_assert(std::is_sorted(kLinkedServices.begin(), kLinkedServices.end(),
                             [](const auto& a, const auto& b) { return a.principal < b.principal; }));

}  // namespace

std::span<const LinkedService> linked_services() { return kLinkedServices; }

const LinkedService* find_linked_service(std::string_view principal) {
  const auto at =
      std::lower_bound(kLinkedServices.begin(), kLinkedServices.end(), principal,
                       [](const auto& row, std::string_view wanted) { return row.principal < wanted; });
  return at != kLinkedServices.end() && at->principal == principal ? &*at : nullptr;
}

}  // namespace groundwork::plane
